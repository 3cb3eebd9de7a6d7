package liangku.questionbank.interchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import liangku.questionbank.Body;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;
import liangku.questionbank.PartForm;
import org.jspecify.annotations.Nullable;

/**
 * Puts cases together again. Moodle has no such thing, so a case goes there as a description with questions behind it, and
 * may come back sorted otherwise: what belongs together waits for the rest.
 */
final class MoodleStories {

    /** Cases that wait at the same time; with more, those that waited longest are given up. */
    private static final int WAITING_MAX = 2_000;

    private final Intake.Sink sink;
    private final Map<String, Story> waiting = new LinkedHashMap<>();

    /** What has come of a case. */
    private static final class Story {
        private @Nullable Draft told;
        private int wanted;
        private final Map<Integer, Draft> parts = new TreeMap<>();
    }

    MoodleStories(Intake.Sink sink) {
        this.sink = sink;
    }

    /** The story itself, on which so many questions stand. */
    void story(String identifier, int wanted, String stem, Draft draft) {
        var story = waiting(identifier);
        if (story.told != null) {
            draft.faults.add(Fault.of(Fault.Code.SAME_IDENTIFIER, identifier, story.told.position));
            sink.accept(draft.incoming(FileFormat.MOODLE_XML));
            return;
        }
        draft.asked = PartForm.story(stem);
        story.told = draft;
        story.wanted = wanted;
        finishIfWhole(identifier, story);
    }

    /** @param number from 1 */
    void part(String identifier, int number, Draft draft) {
        var story = waiting(identifier);
        if (!draft.explanation.isEmpty()) draft.refuse("generalfeedback");
        if (!draft.feedback.isEmpty()) draft.refuse(Prose.ANSWER_FEEDBACK);
        if (draft.more.tags().filter(tags -> !tags.isEmpty()).isPresent()) draft.refuse(Prose.TAGS);
        if (story.parts.putIfAbsent(number, draft) != null) {
            draft.refuse("%s: %s %d".formatted(MoodleMore.FILE, identifier, number));
            sink.accept(draft.incoming(FileFormat.MOODLE_XML));
            return;
        }
        finishIfWhole(identifier, story);
    }

    /** Gives up on what is not whole. */
    void finish() {
        waiting.values().forEach(this::giveUp);
        waiting.clear();
    }

    private Story waiting(String identifier) {
        var known = waiting.get(identifier);
        if (known != null) return known;
        if (waiting.size() == WAITING_MAX) {
            var oldest = waiting.entrySet().iterator();
            giveUp(oldest.next().getValue());
            oldest.remove();
        }
        var story = new Story();
        waiting.put(identifier, story);
        return story;
    }

    private void finishIfWhole(String identifier, Story story) {
        var told = story.told;
        if (told == null || story.parts.size() < story.wanted) return;
        waiting.remove(identifier);
        story.parts.values().forEach(part -> {
            told.faults.addAll(part.faults);
            told.notes.addAll(part.notes);
        });
        told.parts = story.parts.values().stream()
                .map(part -> part.asked)
                .filter(asked -> asked != null)
                .toList();
        sink.accept(told.incoming(FileFormat.MOODLE_XML));
    }

    private void giveUp(Story story) {
        if (story.told != null) {
            story.told.faults.add(
                    Fault.of(Fault.Code.PART_COUNT, story.parts.size(), Body.Case.PARTS_MIN, Body.Case.PARTS_MAX));
            sink.accept(story.told.incoming(FileFormat.MOODLE_XML));
            return;
        }
        for (var part : story.parts.values()) {
            part.refuse(Prose.NO_CASE);
            sink.accept(part.incoming(FileFormat.MOODLE_XML));
        }
    }
}
