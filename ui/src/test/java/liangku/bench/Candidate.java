package liangku.bench;

import java.util.concurrent.atomic.AtomicLong;

/** A worker with a token, and the attempt they are sitting. */
final class Candidate {

    private final String token;
    private final AtomicLong seq = new AtomicLong();
    private volatile String attempt = "";
    private volatile int paperBytes;

    Candidate(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    void sits(String attempt, int paperBytes) {
        this.attempt = attempt;
        this.paperBytes = paperBytes;
    }

    String attempt() {
        return attempt;
    }

    /** {@return bytes of the paper as it came over the wire} */
    int paperBytes() {
        return paperBytes;
    }

    long nextSeq() {
        return seq.incrementAndGet();
    }

    /** {@return how many answers were numbered so far} */
    long lastSeq() {
        return seq.get();
    }
}
