package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How long candidates take over questions, read from the journal of their answers. */
class TimesOfAnswersTest {

    private static final ExamHall HALL = new ExamHall();

    private final Attempt.Open attempt = HALL.started();
    private final Answer[] known = HALL.answersOf(attempt, 1);

    private record Given(int item, long elapsedMs) {}

    @Test
    void whatWasAnsweredWithoutANetworkTookAsLongAsThePhoneSays() {
        var offline = onAPhone(new Given(1, 20_000), new Given(2, 50_000), new Given(1, 60_500), new Given(3, 65_000));

        HALL.save(attempt, NOON.plusSeconds(2_000), offline);

        assertThat(seconds()).isEqualTo(Map.of(1, 20 + 10, 2, 30, 3, 4));
    }

    @Test
    void whoPutsThePhoneAwayDoesNotThinkAllTheTime() {
        HALL.save(
                attempt,
                NOON.plusSeconds(2_000),
                onAPhone(new Given(1, 20_000), new Given(2, 20_000 + 901_000), new Given(3, 940_000)));

        assertThat(seconds()).isEqualTo(Map.of(1, 20, 2, 0, 3, 19));
    }

    @Test
    void whatNoPhoneSaysAnythingOfWasGivenAsItWasSaved() {
        HALL.save(attempt, NOON.plusSeconds(40), numbered(1, 1));
        HALL.save(attempt, NOON.plusSeconds(100), numbered(2, 2));

        assertThat(seconds()).isEqualTo(Map.of(1, 40, 2, 60));
    }

    @Test
    void nothingWasGivenAfterItWasSavedWhateverAPhoneSays() {
        HALL.save(attempt, NOON.plusSeconds(30), onAPhone(new Given(1, 5_000), new Given(2, Long.MAX_VALUE)));

        assertThat(seconds()).isEqualTo(Map.of(1, 5, 2, 25));
    }

    private Answer numbered(long seq, int item) {
        return new Answer(seq, item, known[item - 1].response());
    }

    private Answer[] onAPhone(Given... given) {
        List<Answer> chained = new ArrayList<>();
        var chain = AnswerLink.beginning(
                new AttemptTable(HALL.db).find(attempt.id()).orElseThrow());
        for (var one : given) {
            var answer = numbered(chained.size() + 1L, one.item);
            var link = AnswerLink.of(chain, one.elapsedMs, one.item, answer.response());
            chained.add(new Answer(answer.seq(), one.item, answer.response(), link));
            chain = link.orElseThrow().link();
        }
        return chained.toArray(Answer[]::new);
    }

    /** {@return of each item answered, as it is counted} */
    private Map<Integer, Integer> seconds() {
        HALL.attempts.submit(HALL.workerOf(attempt), attempt.id(), NOON.plusSeconds(2_100));
        var table = new CountingTable(HALL.db);
        Map<Integer, Integer> seconds = new TreeMap<>();
        table.answered(table.first(List.of(attempt.id())))
                .getOrDefault(attempt.id(), Map.of())
                .forEach((item, answered) -> seconds.put(item, answered.seconds()));
        return seconds;
    }
}
