package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liangku.questionbank.Picture;

/**
 * A text and the pictures that lie in its cell beside it.
 *
 * @param text what is written in the cell; names the pictures that stand in its midst
 * @param ending pictures on lines of their own after the text, which it does not name
 * @param within pictures it names
 */
record PicturedText(String text, List<Reference> ending, List<Reference> within) {

    /** @param words for who cannot see it */
    record Reference(String words, String sha256) {}

    /** {@return the parts of which {@link #appended} makes the same text again} */
    static PicturedText of(String whole) {
        if (!whole.contains("](picture:")) return new PicturedText(whole, List.of(), List.of());
        List<Reference> all = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        var found = Picture.REFERENCE.matcher(whole);
        while (found.find()) {
            all.add(new Reference(found.group(1), found.group(2)));
            starts.add(found.start());
            ends.add(found.end());
        }
        int cut = whole.length();
        int first = all.size();
        // A picture that stands there twice stays in the text: the cell could not say it twice.
        if (all.stream().map(Reference::sha256).distinct().count() == all.size()) {
            while (first > 0 && ends.get(first - 1) == cut && standsAlone(whole, starts.get(first - 1))) {
                first--;
                cut = Math.max(0, starts.get(first) - 1);
            }
        }
        return new PicturedText(
                whole.substring(0, cut), List.copyOf(all.subList(first, all.size())), distinct(all.subList(0, first)));
    }

    private static boolean standsAlone(String text, int start) {
        return start == 0 || (start > 1 && text.charAt(start - 1) == '\n');
    }

    private static List<Reference> distinct(List<Reference> references) {
        Set<String> seen = new HashSet<>();
        return references.stream()
                .filter(reference -> seen.add(reference.sha256()))
                .toList();
    }

    /** {@return the text with this picture on a line of its own after it} */
    static String appended(String text, String words, String sha256) {
        var reference = Picture.reference(words, sha256);
        return text.isEmpty() ? reference : text + "\n" + reference;
    }
}
