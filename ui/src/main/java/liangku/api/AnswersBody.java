package liangku.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.exam.Answer;
import liangku.exam.AnswerLink;
import liangku.exam.Seal;
import liangku.questionbank.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a batch of answers however it is written: a bare array or {@code {"answers":[…]}}; a response as an array, as one
 * string, a number, or true and false. What the values mean is the paper's to say.
 */
final class AnswersBody {

    /** Far beyond what anybody presses in one sitting: the phone counts on from the highest, so it must stay countable. */
    private static final long SEQ_MAX = 1_000_000;

    private AnswersBody() {}

    /**
     * Answers in the order in which they were given. A bare array of them is taken, too.
     *
     * @param ticket what the paper came with; lets answers in that were given before the deadline and come after it
     */
    record Batch(List<Entry> answers, @Nullable String ticket) {}

    /**
     * One answer. The same number with the same response again is no new answer; with another one it is refused.
     *
     * @param seq grows with every answer of an attempt, from 1 on; of an item the highest counts
     * @param item place on the paper, from 1 on
     * @param response choice: letters of the options as the paper shows them, e.g. {@code ["A", "C"]}; right or wrong:
     *     {@code ["T"]} or {@code ["F"]}; matching: {@code ["1B", "2A"]}; ordering: letters in the order chosen; gap or
     *     number: what was typed; case: each part behind its number, e.g. {@code ["1:A", "2:T"]}; {@code []} takes an
     *     answer back
     * @param chain evidence of the phone's journal; may be left out
     * @param elapsedMs evidence: since the paper was opened, by a clock that nobody sets; may be left out
     * @param unsure evidence: {@code true} where only a clock that can be set says how long, as the page was opened anew and
     *     has not heard the platform since. Late, such an answer waits for a person. It is part of the digest: behind
     *     {@code elapsedMs} stands a question mark there. Left out otherwise
     */
    record Entry(
            long seq,
            int item,
            List<String> response,
            @Nullable String chain,
            @Nullable Long elapsedMs,
            @Nullable Boolean unsure) {}

    /** @throws Problem (400) that says what came where */
    static List<Answer> read(JsonNode body) {
        var array = body.isObject() ? body.path("answers") : body;
        if (!array.isArray()) {
            throw Problem.badRequest("bad-answers.no-array", "{\"answers\":[…]}");
        }
        var answers = new ArrayList<Answer>(array.size());
        for (var entry : array) {
            answers.add(answer(entry));
        }
        return answers;
    }

    /** {@return the ticket that is shown with the answers, as it came} */
    static Optional<String> ticket(JsonNode body) {
        return Optional.of(body.path("ticket")).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** {@return how the phone sealed its paper} What makes no sense says nothing: a seal is evidence, not a condition. */
    static Optional<Seal> seal(JsonNode body) {
        var seal = body.path("seal");
        try {
            return seal.isObject()
                    ? Optional.of(new Seal(
                            seal.path("head").asString(""),
                            seal.path("lines").asInt(-1),
                            seal.path("elapsedMs").asLong(-1)))
                    : Optional.empty();
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private static Answer answer(JsonNode entry) {
        var seq = number(entry, "seq", SEQ_MAX);
        var item = (int) number(entry, "item", Integer.MAX_VALUE);
        var response = entry.path("response");
        if (response.isMissingNode()) {
            throw Problem.badRequest("bad-answers.no-response", item);
        }
        var given = new Response(values(response, item));
        return new Answer(seq, item, given, link(entry, item, given));
    }

    /** Evidence, not part of the answer: whatever is wrong with it, the answer is taken. */
    private static Optional<AnswerLink> link(JsonNode entry, int item, Response given) {
        var chain = entry.path("chain");
        var elapsedMs = entry.path("elapsedMs");
        var unsure = entry.path("unsure").asBoolean(false);
        return chain.isString() && elapsedMs.isIntegralNumber() && elapsedMs.canConvertToLong()
                ? AnswerLink.of(chain.stringValue(), elapsedMs.longValue(), unsure, item, given)
                : Optional.empty();
    }

    private static long number(JsonNode entry, String name, long most) {
        var value = entry.path(name);
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() <= most) {
            return value.longValue();
        }
        if (value.isString() && value.stringValue().matches("\\d{1,9}")) {
            return Long.parseLong(value.stringValue());
        }
        throw value.isMissingNode()
                ? Problem.badRequest("bad-answers.number-missing", name)
                : Problem.badRequest("bad-answers.no-number", name, came(value));
    }

    /** {@return a response as its values, however it is written} */
    static List<String> values(JsonNode response, int item) {
        if (response.isNull()) {
            return List.of();
        }
        if (!response.isArray()) {
            return List.of(value(response, item));
        }
        var values = new ArrayList<String>(response.size());
        for (var value : response) {
            values.add(value(value, item));
        }
        return values;
    }

    private static String value(JsonNode value, int item) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "T" : "F";
        }
        if (value.isString() || value.isNumber()) {
            return value.asString();
        }
        throw Problem.badRequest("bad-answers.no-text", item, came(value));
    }

    /** What came may be two megabytes of it. */
    private static String came(JsonNode value) {
        return Problem.clipped(value.toString());
    }
}
