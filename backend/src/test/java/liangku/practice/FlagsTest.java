package liangku.practice;

import static liangku.practice.StudyRoom.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.people.WorkerId;
import liangku.practice.Doubt.Reason;
import liangku.practice.FlagAnswer.Outcome;
import liangku.questionbank.QuestionId;
import org.junit.jupiter.api.Test;

class FlagsTest {

    private static final Wish MIXED = new Wish.FromBank("");
    private static final String REVIEWER = "account:reviewer";

    private final StudyRoom room = new StudyRoom();
    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    @Test
    void aPractisedQuestionIsFlaggedOnceItIsAnsweredAndOnceOnly() {
        var drawn = room.draw(worker, MIXED, NOON);
        var doubt = new Doubt(Reason.WRONG_KEY, " 老师讲的不一样 ");
        assertThat(room.flags.raise(worker, drawn.id(), doubt, NOON)).isEqualTo(new Flagging.NotFound());
        room.wrong(worker, drawn, NOON);

        var flagged = room.flags.raise(worker, drawn.id(), doubt, NOON);
        var again = room.flags.raise(worker, drawn.id(), new Doubt(Reason.OTHER, ""), NOON);

        assertThat(flagged)
                .isInstanceOfSatisfying(
                        Flagging.Flagged.class,
                        one -> assertThat(one.flag().doubt()).isEqualTo(new Doubt(Reason.WRONG_KEY, "老师讲的不一样")));
        assertThat(again).isInstanceOf(Flagging.Already.class);
        assertThat(room.flags.of(worker)).hasSize(1);
        assertThat(room.flags.raise(new WorkerId(UUID.randomUUID()), drawn.id(), doubt, NOON))
                .isEqualTo(new Flagging.NotFound());
    }

    @Test
    void anyQuestionOfAMarkedPaperIsFlaggedAndNoneOfAnOpenOne() {
        var open = room.hall.started();
        var candidate = room.hall.workerOf(open);
        var doubt = new Doubt(Reason.UNCLEAR, "");
        assertThat(room.flags.raise(candidate, open.id(), 3, doubt, NOON)).isEqualTo(new Flagging.NotFound());
        assertThat(room.flags.sat(candidate, open.id())).isEmpty();

        room.hall.attempts.submit(candidate, open.id(), NOON.plusSeconds(60));

        assertThat(room.flags.raise(candidate, open.id(), 3, doubt, NOON.plusSeconds(70)))
                .isInstanceOf(Flagging.Flagged.class);
        assertThat(room.flags.raise(candidate, open.id(), 400, doubt, NOON.plusSeconds(70)))
                .isEqualTo(new Flagging.NotFound());
        assertThat(room.flags.raise(worker, open.id(), 3, doubt, NOON.plusSeconds(70)))
                .isEqualTo(new Flagging.NotFound());
        var sat = room.flags.sat(candidate, open.id()).orElseThrow();
        assertThat(sat).hasSize(open.paper().items().size());
        assertThat(sat.get(2).shown()).isEqualTo(open.paper().items().get(2));
        assertThat(sat.stream().filter(item -> item.flag().isPresent())).hasSize(1);
        assertThat(room.flags.sat(worker, open.id())).isEmpty();
    }

    @Test
    void aDoubtAboutAPaperBelongsToWhatHappenedToItsAttemptAndOneOfPracticeDoesNot() {
        var open = room.hall.started();
        var candidate = room.hall.workerOf(open);
        room.hall.attempts.submit(candidate, open.id(), NOON.plusSeconds(60));
        var question = room.papers
                .find(candidate, open.id())
                .flatMap(paper -> paper.item(3))
                .orElseThrow()
                .question()
                .id();
        room.flags.raise(candidate, open.id(), 3, new Doubt(Reason.UNCLEAR, ""), NOON.plusSeconds(70));
        flag(candidate, Reason.OTHER);
        room.flags.answer(question, new FlagAnswer(Outcome.STANDS, "题目无误", NOON.plusSeconds(600)), REVIEWER);

        assertThat(room.flags.about(open.id()))
                .containsExactly(new PaperDoubt(
                        NOON.plusSeconds(70), Optional.of(new PaperDoubt.Answered(NOON.plusSeconds(600), REVIEWER))));
    }

    @Test
    void doubtsOfManyAreOneTaskWithoutTheirNamesAndOneAnswerReachesAll() {
        var other = new WorkerId(UUID.randomUUID());
        var question = flag(worker, Reason.WRONG_KEY);
        while (!flag(other, Reason.UNCLEAR).equals(question)) {
            assertThat(room.flags.of(other)).hasSizeLessThan(Flags.A_DAY);
        }
        var before = room.flags.tasks();

        assertThat(before.getFirst().question().id()).isEqualTo(question);
        assertThat(before.getFirst().count()).isEqualTo(2);
        assertThat(before.getFirst().reasons()).isEqualTo(Map.of(Reason.WRONG_KEY, 1, Reason.UNCLEAR, 1));
        assertThat(before.toString()).doesNotContain(worker.toString(), other.toString());

        var answer = new FlagAnswer(Outcome.MENDED, "答案已更正，谢谢", NOON.plusSeconds(600));
        assertThat(room.flags.answer(question, answer, REVIEWER)).isEqualTo(2);
        assertThat(room.flags.answer(question, answer, REVIEWER)).isZero();

        assertThat(room.flags.tasks()).hasSize(before.size() - 1);
        assertThat(room.flags.of(worker)).extracting(OwnFlag::answer).containsExactly(Optional.of(answer));
        assertThat(room.hall.audit.latest(Long.MAX_VALUE, 1).getFirst().action())
                .isEqualTo("question-flags-answered");
    }

    private QuestionId flag(WorkerId who, Reason reason) {
        // One point of a few questions, so that two people meet.
        var now = NOON.plusSeconds(60L * room.flags.of(who).size());
        var drawn = room.draw(who, new Wish.FromBank("0603"), now);
        room.wrong(who, drawn, now);
        room.flags.raise(who, drawn.id(), new Doubt(reason, ""), now);
        return drawn.shown().question().id();
    }

    @Test
    void soManyDoubtsADayAreEnough() {
        for (int i = 0; i < Flags.A_DAY; i++) {
            var now = NOON.plusSeconds(60L * i);
            var drawn = room.draw(worker, MIXED, now);
            room.wrong(worker, drawn, now);
            assertThat(room.flags.raise(worker, drawn.id(), new Doubt(Reason.OTHER, ""), now))
                    .isInstanceOf(Flagging.Flagged.class);
        }
        var now = NOON.plusSeconds(60L * Flags.A_DAY);
        var drawn = room.draw(worker, MIXED, now);
        room.wrong(worker, drawn, now);

        assertThat(room.flags.raise(worker, drawn.id(), new Doubt(Reason.OTHER, ""), now))
                .isEqualTo(new Flagging.TooMany(Flags.A_DAY));
    }

    @Test
    void aLongTextOrAnEmptyAnswerCannotBe() {
        assertThatThrownBy(() -> new Doubt(Reason.OTHER, "字".repeat(301))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FlagAnswer(Outcome.STANDS, " ", NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(Reason.values())).hasSize(5);
    }
}
