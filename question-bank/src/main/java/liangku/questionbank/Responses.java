package liangku.questionbank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what a client sent for one item, against the face that was shown: letters however they are written, texts as they
 * are. Right or wrong is not known here. Pure.
 */
public final class Responses {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;、，；]+");
    private static final Pattern PAIR = Pattern.compile("(\\d{1,2})([A-Ja-j])");
    private static final Pattern OF_PART = Pattern.compile("(\\d{1,2}):(.*)", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Responses() {}

    /** What came of reading. */
    public sealed interface Reading {

        /** @param response in the one form it is kept in */
        record Understood(Response response) implements Reading {}

        /** @param why names the item, what came and what was wanted */
        record Unfit(Misfit why) implements Reading {}
    }

    /** A value that cannot be an answer to what was shown. */
    private static final class UnfitValue extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Misfit.Why why;
        private final transient Object[] details;

        /** @param details without the item's number, which is known further out */
        UnfitValue(Misfit.Why why, Object... details) {
            super(why.key(), null, false, false);
            this.why = why;
            this.details = details;
        }

        Misfit of(PaperItem item) {
            return Misfit.of(
                    why,
                    Stream.concat(Stream.of(item.number()), Arrays.stream(details))
                            .toArray());
        }
    }

    public static Reading read(PaperItem item, List<String> raw) {
        try {
            var values = item.kind() == QuestionKind.CASE ? parts(item, raw) : values(item.face(), raw);
            return new Reading.Understood(new Response(values));
        } catch (UnfitValue unfit) {
            return new Reading.Unfit(unfit.of(item));
        }
    }

    private static List<String> parts(PaperItem item, List<String> raw) {
        SortedMap<Integer, List<String>> byPart = new TreeMap<>();
        for (var value : raw) {
            if (value.isBlank()) continue;
            var split = OF_PART.matcher(value.strip());
            int part = split.matches() ? Integer.parseInt(split.group(1)) : 0;
            if (part < 1 || part > item.parts().size()) {
                throw new UnfitValue(
                        Misfit.Why.NO_PART, Texts.shortened(value), item.parts().size());
            }
            byPart.computeIfAbsent(part, _ -> new ArrayList<>()).add(split.group(2));
        }
        List<String> values = new ArrayList<>();
        for (Map.Entry<Integer, List<String>> given : byPart.entrySet()) {
            for (var value : values(item.parts().get(given.getKey() - 1), given.getValue())) {
                values.add(given.getKey() + ":" + value);
            }
        }
        return values;
    }

    private static List<String> values(Face face, List<String> raw) {
        return switch (face.kind()) {
            case SINGLE -> one(letters(face, raw));
            case MULTIPLE -> List.copyOf(new TreeSet<>(letters(face, raw)));
            case TRUE_FALSE -> one(verdicts(raw));
            case ORDERING -> each(letters(face, raw));
            case MATCHING -> pairs(face, raw);
            case FILL_TEXT, FILL_NUMBER -> text(raw);
            case CASE -> throw new UnfitValue(Misfit.Why.CASE_IN_CASE);
        };
    }

    private static List<String> letters(Face face, List<String> raw) {
        List<String> letters = new ArrayList<>();
        for (var value : raw) {
            for (var word : SEPARATORS.split(Folding.folded(value), -1)) {
                for (int c : word.codePoints().toArray()) {
                    int place = c - 'a';
                    if (place < 0 || place >= face.options().size()) {
                        throw notAmong(
                                value,
                                face.options().stream().map(PaperOption::key).toList());
                    }
                    letters.add(face.options().get(place).key());
                }
            }
        }
        return letters;
    }

    private static UnfitValue notAmong(String came, List<String> wanted) {
        return new UnfitValue(Misfit.Why.NOT_AMONG, Texts.shortened(came), Phrase.list(wanted));
    }

    private static List<String> verdicts(List<String> raw) {
        List<String> verdicts = new ArrayList<>();
        for (var value : raw) {
            switch (Folding.folded(value)) {
                case "" -> {}
                case "t", "true", "对", "正确" -> verdicts.add(Marking.RIGHT);
                case "f", "false", "错", "错误" -> verdicts.add(Marking.WRONG);
                default -> throw notAmong(value, List.of(Marking.RIGHT, Marking.WRONG));
            }
        }
        return verdicts;
    }

    private static List<String> one(List<String> values) {
        var distinct = new TreeSet<>(values);
        if (distinct.size() > 1) {
            throw new UnfitValue(Misfit.Why.NOT_ONE, distinct.size());
        }
        return List.copyOf(distinct);
    }

    private static List<String> each(List<String> letters) {
        for (var letter : letters) {
            if (Collections.frequency(letters, letter) > 1) {
                throw new UnfitValue(Misfit.Why.TWICE, letter);
            }
        }
        return letters;
    }

    private static List<String> pairs(Face face, List<String> raw) {
        SortedMap<Integer, String> pairs = new TreeMap<>();
        for (var value : raw) {
            if (value.isBlank()) continue;
            var pair = PAIR.matcher(value.strip());
            int prompt = pair.matches() ? Integer.parseInt(pair.group(1)) : 0;
            int option = pair.matches() ? Character.toUpperCase(pair.group(2).charAt(0)) - 'A' : -1;
            if (prompt < 1
                    || prompt > face.prompts().size()
                    || option < 0
                    || option >= face.options().size()) {
                throw new UnfitValue(
                        Misfit.Why.NO_PAIR,
                        Texts.shortened(value),
                        face.prompts().size(),
                        face.options().getLast().key());
            }
            if (pairs.put(prompt, prompt + face.options().get(option).key()) != null) {
                throw new UnfitValue(Misfit.Why.TWO_MATCHES, prompt);
            }
        }
        return List.copyOf(pairs.values());
    }

    private static List<String> text(List<String> raw) {
        var text = CONTROL.matcher(String.join(" ", raw)).replaceAll(" ").strip();
        if (text.length() > Response.TEXT_MAX) {
            throw new UnfitValue(Misfit.Why.TOO_LONG, Response.TEXT_MAX, text.length());
        }
        return text.isEmpty() ? List.of() : List.of(text);
    }

    /** {@return whether a response says something to every part of the item} */
    public static boolean isComplete(PaperItem item, Response response) {
        if (item.kind() != QuestionKind.CASE) return isComplete(item.face(), response.values());
        for (int part = 1; part <= item.parts().size(); part++) {
            if (!isComplete(item.parts().get(part - 1), ofPart(response, part))) return false;
        }
        return true;
    }

    private static boolean isComplete(Face face, List<String> values) {
        return switch (face.kind()) {
            case ORDERING -> values.size() == face.options().size();
            case MATCHING -> values.size() == face.prompts().size();
            case SINGLE, MULTIPLE, TRUE_FALSE, FILL_TEXT, FILL_NUMBER, CASE -> !values.isEmpty();
        };
    }

    /** {@return the values given to part {@code number} of a case, without the number} */
    static List<String> ofPart(Response response, int number) {
        var prefix = number + ":";
        return response.values().stream()
                .filter(value -> value.startsWith(prefix))
                .map(value -> value.substring(prefix.length()))
                .toList();
    }
}
