package liangku.exam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import liangku.questionbank.Response;

/**
 * Where an answer stands in the chain its phone keeps. The same rule is the phone's {@code answer-chain.ts}.
 *
 * @param chain hex SHA-256 of the answer before it on the same phone; of the first one, of attempt and paper
 * @param elapsedMs ms since the attempt began, by the phone's clock
 * @param unsure whether only a clock that can be set says so, as the phone itself told when it brought the answer: opened anew,
 *     it had not heard the platform since. Not stored, as it matters only then; the link holds it
 * @param link hex SHA-256 of this answer as it arrived
 */
public record AnswerLink(String chain, long elapsedMs, boolean unsure, String link) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** As it is stored. */
    AnswerLink(String chain, long elapsedMs, String link) {
        this(chain, elapsedMs, false, link);
    }

    /** {@return the place of an answer, as it arrived, in the chain}; empty if what the phone says of it makes no sense */
    public static Optional<AnswerLink> of(String chain, long elapsedMs, int item, Response response) {
        return of(chain, elapsedMs, false, item, response);
    }

    /** As {@link #of(String, long, int, Response)}, of a phone that may be unsure of its time. */
    public static Optional<AnswerLink> of(String chain, long elapsedMs, boolean unsure, int item, Response response) {
        if (!SHA_256.matcher(chain).matches() || elapsedMs < 0) {
            return Optional.empty();
        }
        var lines = new ArrayList<>(List.of(chain, elapsedMs + (unsure ? "?" : ""), Integer.toString(item)));
        response.values().forEach(value -> lines.add(value.length() + ":" + value));
        return Optional.of(new AnswerLink(chain, elapsedMs, unsure, digest(lines)));
    }

    /** {@return what the first answer of a phone follows} */
    static String beginning(Sitting sitting) {
        return digest(List.of("liangku-answers-1", sitting.id().toString(), sitting.digest()));
    }

    private static String digest(List<String> lines) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
