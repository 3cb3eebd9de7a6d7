package liangku.questionbank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One tag or enemy that came or went. In a question's history each stands in a line of its own: {@code +tag 冬季},
 * {@code -enemy LK-0603-01}.
 */
public record LabelChange(Direction direction, Kind kind, String name) {

    /** Whether it came or went. */
    public enum Direction {
        ADDED("+"),
        REMOVED("-");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    /** What it is. */
    public enum Kind {
        TAG("tag"),
        ENEMY("enemy");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** {@return what makes {@code after} of {@code before}; nothing if they are the same} */
    static List<LabelChange> between(Labels before, Labels after) {
        List<LabelChange> all = new ArrayList<>();
        between(Kind.TAG, before.tags(), after.tags(), all);
        between(Kind.ENEMY, before.enemies(), after.enemies(), all);
        return all;
    }

    private static void between(Kind kind, List<String> before, List<String> after, Collection<LabelChange> all) {
        for (var name : after) if (!before.contains(name)) all.add(new LabelChange(Direction.ADDED, kind, name));
        for (var name : before) if (!after.contains(name)) all.add(new LabelChange(Direction.REMOVED, kind, name));
    }

    /** {@return what a line of a history says; nothing if it says no such thing} */
    public static Optional<LabelChange> read(String line) {
        for (var direction : Direction.values()) {
            for (var kind : Kind.values()) {
                var start = direction.sign + kind.word + " ";
                if (line.startsWith(start)) {
                    return Optional.of(new LabelChange(direction, kind, line.substring(start.length())));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return direction.sign + kind.word + " " + name;
    }
}
