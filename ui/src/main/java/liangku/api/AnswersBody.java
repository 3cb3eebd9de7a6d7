package liangku.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import liangku.exam.Answer;
import liangku.questionbank.Response;
import tools.jackson.databind.JsonNode;

/**
 * Reads a batch of answers however it is written: a bare array or {@code {"answers":[…]}}; a response as an array of
 * letters, as one string ({@code "A"}, {@code "A,C"}, {@code "AC"}), or true and false.
 */
final class AnswersBody {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;、，；]+");
    private static final Pattern LETTERS = Pattern.compile("[A-J]+");

    private AnswersBody() {}

    /** @throws Problem (400) that says what came where */
    static List<Answer> read(JsonNode body) {
        var array = body.isObject() ? body.path("answers") : body;
        if (!array.isArray()) {
            throw bad("an array of answers, or {\"answers\":[…]}, was wanted");
        }
        var answers = new ArrayList<Answer>(array.size());
        for (var entry : array) {
            answers.add(answer(entry));
        }
        return answers;
    }

    private static Answer answer(JsonNode entry) {
        var seq = number(entry, "seq", Long.MAX_VALUE);
        var item = (int) number(entry, "item", Integer.MAX_VALUE);
        var response = entry.path("response");
        if (response.isMissingNode()) {
            throw bad("item %d came without a response; [] takes an answer back".formatted(item));
        }
        return new Answer(seq, item, new Response(letters(response, item)));
    }

    private static long number(JsonNode entry, String name, long most) {
        var value = entry.path(name);
        if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() <= most) {
            return value.longValue();
        }
        if (value.isString() && value.stringValue().matches("\\d{1,9}")) {
            return Long.parseLong(value.stringValue());
        }
        throw bad(
                "an answer's %s is a whole number, %s came".formatted(name, value.isMissingNode() ? "nothing" : value));
    }

    private static List<String> letters(JsonNode response, int item) {
        if (response.isNull()) {
            return List.of();
        }
        if (response.isBoolean()) {
            return List.of(response.booleanValue() ? "T" : "F");
        }
        if (response.isString()) {
            return split(response.stringValue());
        }
        if (!response.isArray()) {
            throw bad("item %d: a response is letters, %s came".formatted(item, response));
        }
        var letters = new ArrayList<String>(response.size());
        for (var value : response) {
            letters.addAll(value.isArray() || value.isObject() ? refuse(value, item) : letters(value, item));
        }
        return letters;
    }

    private static List<String> refuse(JsonNode value, int item) {
        throw bad("item %d: a response is letters, %s came".formatted(item, value));
    }

    private static List<String> split(String text) {
        var letters = new ArrayList<String>();
        for (var part : SEPARATORS.split(text.strip().toUpperCase(Locale.ROOT), -1)) {
            switch (part) {
                case "" -> {}
                case "TRUE", "对", "正确" -> letters.add("T");
                case "FALSE", "错", "错误" -> letters.add("F");
                default -> {
                    if (LETTERS.matcher(part).matches()) {
                        part.chars().forEach(letter -> letters.add(String.valueOf((char) letter)));
                    } else {
                        letters.add(part);
                    }
                }
            }
        }
        return letters;
    }

    private static Problem bad(String detail) {
        return Problem.badRequest("bad-answers", detail);
    }
}
