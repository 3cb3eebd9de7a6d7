package liangku.ui.author;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where two texts differ: the longest common run of characters (of words, where they are Latin), the rest left or right.
 * Pure.
 *
 * @param left the pieces of the left text, in order
 * @param right the pieces of the right text, in order
 */
record Difference(List<Piece> left, List<Piece> right) {

    /** A Chinese character says as much as a Latin word; a picture is one thing. */
    private static final Pattern TOKEN = Pattern.compile("!\\[[^\\]]*]\\([^)]*\\)|[\\p{IsLatin}\\d]+|.", Pattern.DOTALL);

    /** Beyond this product of lengths, texts are shown as wholly different: nobody reads such a difference. */
    private static final long CELLS_MAX = 4_000_000;

    /** @param same whether the other text has it too */
    record Piece(String text, boolean same) {}

    Difference {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    static Difference between(String left, String right) {
        if (left.equals(right)) {
            var all = List.of(new Piece(left, true));
            return new Difference(all, all);
        }
        var ours = tokens(left);
        var theirs = tokens(right);
        if ((long) ours.size() * theirs.size() > CELLS_MAX) {
            return new Difference(List.of(new Piece(left, false)), List.of(new Piece(right, false)));
        }
        return trace(ours, theirs, common(ours, theirs));
    }

    /** {@return how long the longest common run of what follows two places is, for every pair of places} */
    private static int[][] common(List<String> ours, List<String> theirs) {
        var length = new int[ours.size() + 1][theirs.size() + 1];
        for (int i = ours.size() - 1; i >= 0; i--) {
            for (int j = theirs.size() - 1; j >= 0; j--) {
                length[i][j] = ours.get(i).equals(theirs.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }

    private static Difference trace(List<String> ours, List<String> theirs, int[][] length) {
        var left = new ArrayList<Piece>();
        var right = new ArrayList<Piece>();
        int i = 0;
        int j = 0;
        while (i < ours.size() || j < theirs.size()) {
            if (i < ours.size() && j < theirs.size() && ours.get(i).equals(theirs.get(j))) {
                add(left, ours.get(i++), true);
                add(right, theirs.get(j++), true);
            } else if (j == theirs.size() || i < ours.size() && length[i + 1][j] >= length[i][j + 1]) {
                add(left, ours.get(i++), false);
            } else {
                add(right, theirs.get(j++), false);
            }
        }
        return new Difference(left, right);
    }

    private static void add(List<Piece> pieces, String token, boolean same) {
        if (!pieces.isEmpty() && pieces.getLast().same() == same) {
            var before = pieces.removeLast();
            pieces.add(new Piece(before.text() + token, same));
        } else {
            pieces.add(new Piece(token, same));
        }
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(found -> found.group()).toList();
    }
}
