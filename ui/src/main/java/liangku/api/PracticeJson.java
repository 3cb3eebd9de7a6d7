package liangku.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import liangku.courseware.Language;
import liangku.practice.BookEntry;
import liangku.practice.Doubt;
import liangku.practice.FlagAnswer;
import liangku.practice.Mistake;
import liangku.practice.OwnFlag;
import liangku.questionbank.PracticePool;
import liangku.questionbank.Taxonomy;
import org.jspecify.annotations.Nullable;

/** How practice, the book of wrong questions and doubts look on the wire. No question's id is told to who practises it. */
final class PracticeJson {

    private PracticeJson() {}

    record TopicName(String code, String zh, String en) {}

    /** {@return what a leaf is called; by its code if it is gone} */
    static TopicName name(Taxonomy taxonomy, String code) {
        return taxonomy.find(code)
                .map(topic -> new TopicName(topic.code(), topic.zh(), topic.en()))
                .orElseGet(() -> new TopicName(code, code, code));
    }

    /**
     * Where somebody stands.
     *
     * @param dueToday questions of the book to be answered today
     * @param inBook all questions in the book
     */
    record Overview(int dueToday, int inBook, int mastered, List<Group> groups) {}

    record Group(String code, String zh, String en, List<Leaf> leaves) {}

    /** @param right of those practised, rightly answered the last time */
    record Leaf(String code, String zh, String en, int questions, int practised, int right) {}

    /** One question to be answered; {@code item.item} is always 1. */
    record Drawn(UUID id, TopicName topic, AttemptJson.ItemJson item) {}

    static AttemptJson.ItemJson item(PracticePool.Shown shown, Language language) {
        return AttemptJson.item(
                switch (language) {
                    case ZH -> shown.item();
                    case EN -> shown.english();
                });
    }

    /** @param lesson where to learn it; null where nothing was lost or no lesson is on it */
    record Marked(
            QuestionPreviewController.SolutionView solution,
            Place book,
            AttemptJson.@Nullable LessonJson lesson,
            @Nullable Flag flag) {}

    /**
     * What the answer did to the question's place in the book.
     *
     * @param box 1..5; null where it is not in the book
     */
    record Place(
            BookEntry.Turn turn,
            @Nullable Integer box,
            @Nullable LocalDate due) {

        static Place of(BookEntry entry) {
            return new Place(entry.turn(), entry.box().orElse(null), entry.due().orElse(null));
        }
    }

    record Book(int dueToday, List<Entry> entries) {}

    record Entry(TopicName topic, String stem, Mistake.Origin origin, int box, LocalDate due, int missed) {}

    /** @param answer null while reviewers have not answered */
    @Schema(name = "QuestionFlag")
    record Flag(
            UUID id,
            String stem,
            Doubt.Reason reason,
            String text,
            Instant raisedAt,
            @Nullable Answer answer) {}

    @Schema(name = "QuestionFlagAnswer")
    record Answer(FlagAnswer.Outcome outcome, String remark, Instant at) {}

    static Flag flag(OwnFlag flag, Language language) {
        return new Flag(
                flag.id(),
                switch (language) {
                    case ZH -> flag.stem();
                    case EN -> flag.stemEn();
                },
                flag.doubt().reason(),
                flag.doubt().text(),
                flag.raisedAt(),
                flag.answer()
                        .map(answer -> new Answer(answer.outcome(), answer.remark(), answer.at()))
                        .orElse(null));
    }
}
