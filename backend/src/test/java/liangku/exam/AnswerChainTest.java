package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import liangku.questionbank.Response;
import org.junit.jupiter.api.Test;

class AnswerChainTest {

    private static final ExamHall HALL = new ExamHall();

    private final Attempt.Open attempt = HALL.started();
    private final Sitting sitting = new AttemptTable(HALL.db).find(attempt.id()).orElseThrow();

    @Test
    void theDigestIsThePhonesOwn() {
        // By the phone client: digestOf({ chain: '0' x 64, elapsedMs: 1500, item: 3, response: ['A', '鱼🐟'] })
        assertThat(AnswerLink.of("0".repeat(64), 1500, 3, new Response(List.of("A", "鱼🐟"))))
                .get()
                .extracting(AnswerLink::link)
                .isEqualTo("e3ccd985772085449c3b89c9d9d5372469d09bc59a697b17e53cf363f305ac62");
    }

    @Test
    void thatAPhoneIsUnsureOfItsTimeIsInTheDigestAndTheDigestIsThePhonesOwn() {
        // By the phone client: the same with unsure: true
        assertThat(AnswerLink.of("0".repeat(64), 1500, true, 3, new Response(List.of("A", "鱼🐟"))))
                .get()
                .extracting(AnswerLink::link)
                .isEqualTo("f26d275b9cd40bc8d5438e17ad1e0efea2945224f1b29b29c3318cd30eded8f7");
    }

    @Test
    void whatMakesNoSenseIsNoLink() {
        var response = new Response(List.of("A"));

        assertThat(AnswerLink.of("xyz", 1, 1, response)).isEmpty();
        assertThat(AnswerLink.of("0".repeat(64), -1, 1, response)).isEmpty();
    }

    @Test
    void twoPhonesEachKeepTheirOwnChain() {
        var one = phone(1, 100, 200, 300);
        var other = phone(4, 50, 400);
        var journal = new ArrayList<>(one);
        journal.addAll(other);

        assertThat(AnswerChain.of(sitting, journal, List.of())).isEqualTo(new AnswerChain.Whole());
        Collections.swap(journal, 2, 3);
        assertThat(AnswerChain.of(sitting, journal, List.of()))
                .as("taking turns")
                .isEqualTo(new AnswerChain.Whole());
        assertThat(AnswerChain.of(sitting, List.of(ExamHall.answer(1, 1, "T")), List.of()))
                .isEqualTo(new AnswerChain.None());
    }

    @Test
    void whoDropsReordersOrPredatesAnAnswerBreaksIt() {
        var whole = phone(1, 100, 200, 300);

        assertThat(AnswerChain.of(sitting, List.of(whole.get(0), whole.get(2)), List.of()))
                .isEqualTo(new AnswerChain.Broken(3));
        assertThat(AnswerChain.of(sitting, whole.reversed(), List.of())).isEqualTo(new AnswerChain.Broken(3));
        assertThat(AnswerChain.of(sitting, phone(1, 100, 50), List.of())).isEqualTo(new AnswerChain.Broken(2));
        assertThat(AnswerChain.of(sitting, whole.subList(1, 3), List.of())).isEqualTo(new AnswerChain.Broken(2));
    }

    @Test
    void aBrokenChainIsKeptAsEvidenceAndRefusesNothing() {
        var answers = phone(1, 100, 200, 300);
        HALL.save(attempt, NOON, answers.get(0));

        assertThat(HALL.save(attempt, NOON.plusSeconds(1), answers.get(2))).isEqualTo(new Saving.Saved(3));
        HALL.attempts.submit(HALL.workerOf(attempt), attempt.id(), NOON.plusSeconds(60));

        assertThat(new AnswerTable(HALL.db).journal(attempt.id())).containsExactly(answers.get(0), answers.get(2));
        assertThat(chainOf(attempt)).isEqualTo("BROKEN 3");
    }

    @Test
    void aWholeChainIsNotedWhetherItCameAtOnceOrByAndBy() {
        var answers = phone(1, 100, 100, 300, 450);
        HALL.save(attempt, NOON, answers.get(0), answers.get(1));
        // A replay together with what is new goes alone.
        HALL.save(attempt, NOON, answers.get(1), answers.get(2), answers.get(3));

        HALL.attempts.submit(HALL.workerOf(attempt), attempt.id(), NOON.plusSeconds(60));

        assertThat(chainOf(attempt)).isEqualTo("WHOLE");
    }

    /** What a phone says that gives answers after so many milliseconds, numbered from {@code seq}. */
    private List<Answer> phone(long seq, long... elapsedMs) {
        var answers = new ArrayList<Answer>();
        var chain = AnswerLink.beginning(sitting);
        for (var ms : elapsedMs) {
            var response = new Response(List.of(seq % 2 == 0 ? "T" : "F"));
            var link = AnswerLink.of(chain, ms, 1, response);
            answers.add(new Answer(seq++, 1, response, link));
            chain = link.orElseThrow().link();
        }
        return answers;
    }

    private static String chainOf(Attempt attempt) {
        return HALL.db
                .sql("select chain || coalesce(' ' || chain_broken_at, '') from exam.result where attempt_id = :id")
                .param("id", attempt.id().value())
                .query(String.class)
                .single();
    }
}
