package liangku.questionbank;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two questions, field by field as an author types them: two versions of one, or two near-duplicates.
 *
 * @param changes only of fields that differ, in the order of the form
 */
public record Difference(List<Change> changes) {

    /** A part of a question that an author fills in. */
    public enum Field {
        IDENTIFIER,
        KIND,
        KNOWLEDGE_POINT,
        DIFFICULTY,
        STEM,
        OPTION,
        ANSWER,
        SCORING,
        PINNED,
        EXPLANATION,
        SOURCE,
        ALSO_ABOUT,
        POSTS,
        IN_FORCE_FROM,
        EXPIRES_ON,
        ENGLISH_STEM,
        ENGLISH_OPTION,
        ENGLISH_ANSWER,
        ENGLISH_EXPLANATION
    }

    /** Whether a text is in both, in the older only, or in the newer only. */
    public enum Mark {
        SAME,
        REMOVED,
        ADDED
    }

    /** A stretch of text. */
    public record Segment(Mark mark, String text) {}

    /**
     * A field that differs.
     *
     * @param part of a case, from 1; 0 for the question itself
     * @param place of an option, from 1; 0 for any other field
     * @param segments all of the older text are the same and removed ones, all of the newer the same and added ones
     */
    public record Change(Field field, int part, int place, List<Segment> segments) {
        public Change {
            segments = List.copyOf(segments);
        }
    }

    /** Where less than this share of the longer text is common, a patchwork of single words helps nobody. */
    private static final double PATCHWORK = 0.3;

    public Difference {
        changes = List.copyOf(changes);
    }

    /** {@return what an author changed from one to the other} */
    public static Difference of(Question older, Question newer) {
        var changes = new Changes();
        var one = QuestionForm.of(older);
        var other = QuestionForm.of(newer);
        changes.text(Field.IDENTIFIER, 0, one.identifier(), other.identifier());
        changes.text(Field.KNOWLEDGE_POINT, 0, one.topic(), other.topic());
        changes.text(Field.DIFFICULTY, 0, one.difficulty(), other.difficulty());
        changes.part(0, Optional.of(one.asked()), Optional.of(other.asked()));
        for (int i = 0; i < Math.max(one.parts().size(), other.parts().size()); i++) {
            changes.part(i + 1, at(one.parts(), i), at(other.parts(), i));
        }
        changes.text(Field.EXPLANATION, 0, one.explanation(), other.explanation());
        changes.text(Field.SOURCE, 0, one.source(), other.source());
        changes.text(Field.ALSO_ABOUT, 0, one.more().alsoAbout(), other.more().alsoAbout());
        changes.text(Field.POSTS, 0, one.more().posts(), other.more().posts());
        changes.text(
                Field.IN_FORCE_FROM, 0, one.more().inForceFrom(), other.more().inForceFrom());
        changes.text(Field.EXPIRES_ON, 0, one.more().expiresOn(), other.more().expiresOn());
        changes.english(0, one.more().english(), other.more().english());
        return new Difference(changes.found);
    }

    private static <T> Optional<T> at(List<T> list, int index) {
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }

    private static final class Changes {

        private final List<Change> found = new ArrayList<>();

        void text(Field field, int part, String older, String newer) {
            compare(field, part, 0, older, newer);
        }

        private void compare(Field field, int part, int place, String older, String newer) {
            if (!older.equals(newer)) found.add(new Change(field, part, place, segments(older, newer)));
        }

        void part(int part, Optional<PartForm> older, Optional<PartForm> newer) {
            var one = older.orElse(NOTHING);
            var other = newer.orElse(NOTHING);
            text(Field.KIND, part, one.kind(), other.kind());
            text(Field.STEM, part, one.stem(), other.stem());
            options(Field.OPTION, part, one.options(), other.options());
            text(Field.ANSWER, part, one.answer(), other.answer());
            text(Field.SCORING, part, one.scoring(), other.scoring());
            text(Field.PINNED, part, one.pinned(), other.pinned());
        }

        private void options(Field field, int part, List<String> older, List<String> newer) {
            for (int i = 0; i < Math.max(older.size(), newer.size()); i++) {
                compare(
                        field,
                        part,
                        i + 1,
                        at(older, i).orElse(""),
                        at(newer, i).orElse(""));
            }
        }

        void english(int part, Optional<MoreForm.EnglishForm> older, Optional<MoreForm.EnglishForm> newer) {
            var one = older.orElse(UNSAID);
            var other = newer.orElse(UNSAID);
            text(Field.ENGLISH_STEM, part, one.stem(), other.stem());
            options(Field.ENGLISH_OPTION, part, one.options(), other.options());
            text(Field.ENGLISH_ANSWER, part, one.answer(), other.answer());
            text(Field.ENGLISH_EXPLANATION, part, one.explanation(), other.explanation());
            for (int i = 0; i < Math.max(one.parts().size(), other.parts().size()); i++) {
                english(i + 1, at(one.parts(), i), at(other.parts(), i));
            }
        }
    }

    private static final PartForm NOTHING = new PartForm("", "", List.of(), "", "", "");
    private static final MoreForm.EnglishForm UNSAID = new MoreForm.EnglishForm("", List.of(), "", "", List.of());

    /** {@return both texts in stretches, a Chinese character or a run of letters and digits at a time} */
    public static List<Segment> segments(String older, String newer) {
        var one = words(older);
        var other = words(newer);
        List<Segment> segments = new ArrayList<>();
        int common = 0;
        // In linear space: two unlike texts of 4,000 characters must not take a gigabyte.
        var patch = DiffUtils.diff(one, other, new MyersDiffWithLinearSpace<>(), null, true);
        // The library may tell what came before what went; people read it the other way round.
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                turn(segments, removed, added);
                common += delta.getSource().size();
                add(segments, Mark.SAME, delta.getSource().getLines());
            } else {
                removed.addAll(delta.getSource().getLines());
                added.addAll(delta.getTarget().getLines());
            }
        }
        turn(segments, removed, added);
        if (common >= Math.max(one.size(), other.size()) * PATCHWORK) return segments;
        List<Segment> whole = new ArrayList<>();
        add(whole, Mark.REMOVED, List.of(older));
        add(whole, Mark.ADDED, List.of(newer));
        return whole;
    }

    private static void turn(List<Segment> segments, List<String> removed, List<String> added) {
        add(segments, Mark.REMOVED, removed);
        add(segments, Mark.ADDED, added);
        removed.clear();
        added.clear();
    }

    private static void add(List<Segment> segments, Mark mark, List<String> words) {
        var text = String.join("", words);
        if (!text.isEmpty()) segments.add(new Segment(mark, text));
    }

    /** A picture is one word: half of its name is no picture. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        var picture = Picture.REFERENCE.matcher(text);
        while (picture.find()) {
            addWords(words, text.substring(from, picture.start()));
            words.add(picture.group());
            from = picture.end();
        }
        addWords(words, text.substring(from));
        return words;
    }

    private static void addWords(List<String> words, String text) {
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            boolean goesOn = end < text.length() && isOfRun(c) && isOfRun(text.codePointAt(end));
            if (!goesOn) {
                words.add(text.substring(from, end));
                from = end;
            }
            i = end;
        }
    }

    private static boolean isOfRun(int c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}
