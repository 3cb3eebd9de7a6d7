package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.Difference.Mark;

/** What differs between two near-duplicates, short enough for one line of a list for sentences in either language. Pure. */
final class ShortDifference {

    private static final int SHOWN_MAX = 3;
    private static final int LENGTH_MAX = 20;

    private ShortDifference() {}

    /**
     * {@return e.g. {@code “70”→“60”、“生肉”→“”}: what the bank's question says and what stands there instead}
     *
     * @param bank the {@link #text} of the bank's question
     */
    static Phrase of(String bank, String incoming) {
        var segments = Difference.segments(bank, incoming);
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            switch (segment.mark()) {
                case SAME -> {}
                case ADDED -> changes.add(change("", segment.text()));
                case REMOVED -> {
                    boolean replaced =
                            i + 1 < segments.size() && segments.get(i + 1).mark() == Mark.ADDED;
                    changes.add(
                            change(segment.text(), replaced ? segments.get(++i).text() : ""));
                }
            }
        }
        if (changes.size() > SHOWN_MAX) {
            changes.subList(SHOWN_MAX, changes.size()).clear();
            changes.add(changes.removeLast() + "…");
        }
        return Phrase.list(changes);
    }

    private static String change(String from, String to) {
        return "“%s”→“%s”".formatted(clipped(from), clipped(to));
    }

    private static String clipped(String text) {
        return text.codePointCount(0, text.length()) <= LENGTH_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LENGTH_MAX)) + "…";
    }

    /** {@return all that is asked, as one text} */
    static String text(Body body) {
        return texts(Wording.of(body)).collect(Collectors.joining(" / "));
    }

    private static Stream<String> texts(Wording words) {
        var own = Stream.of(List.of(words.stem()), words.options(), words.prompts(), words.accepted())
                .flatMap(List::stream);
        return Stream.concat(own, words.parts().stream().flatMap(ShortDifference::texts));
    }
}
