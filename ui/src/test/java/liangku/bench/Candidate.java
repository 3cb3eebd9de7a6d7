package liangku.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** A worker with a token and a phone, and the attempt they are sitting: what the phone keeps of it. Not for two threads at once. */
final class Candidate {

    private final String token;
    private final String phone = UUID.randomUUID().toString();
    private String attempt = "";
    private String ticket = "";
    private String head = "";
    private long startedNanos;
    private long seq;
    private int paperBytes;

    Candidate(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** {@return the random name by which the phone tells itself apart from others} */
    String phone() {
        return phone;
    }

    /** A paper as a phone takes it in. */
    record Paper(String attempt, String digest, String ticket, int bytes) {}

    synchronized void sits(Paper paper) {
        attempt = paper.attempt;
        ticket = paper.ticket;
        head = digest("liangku-answers-1\n" + paper.attempt + "\n" + paper.digest);
        startedNanos = System.nanoTime();
        paperBytes = paper.bytes;
    }

    synchronized String attempt() {
        return attempt;
    }

    synchronized String ticket() {
        return ticket;
    }

    /** {@return bytes of the paper as it came over the wire} */
    synchronized int paperBytes() {
        return paperBytes;
    }

    /** {@return the next line of the phone's journal, as it goes over the wire} */
    synchronized String answer(int items, int trueFalseItems) {
        seq++;
        var item = (seq - 1) % items + 1;
        var response = item <= trueFalseItems ? "T" : "A";
        var elapsed = (System.nanoTime() - startedNanos) / 1_000_000;
        var chain = head;
        head = digest(chain + "\n" + elapsed + "\n" + item + "\n1:" + response);
        return "{\"seq\":%d,\"item\":%d,\"response\":[\"%s\"],\"chain\":\"%s\",\"elapsedMs\":%d}"
                .formatted(seq, item, response, chain, elapsed);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
