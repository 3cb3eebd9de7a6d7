package liangku.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.people.EmploymentId;
import liangku.people.WorkerId;
import liangku.programme.ProgrammeId;
import liangku.questionbank.BlueprintId;
import liangku.questionbank.PaperKey;
import liangku.questionbank.ReleaseId;
import liangku.questionbank.Response;
import org.junit.jupiter.api.Test;

/** Receipts are in people's hands: what they are computed from can never be written another way. */
class ReceiptTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final UUID NUMBER = UUID.fromString("01890000-0000-7000-8000-000000000001");

    /** Of lines that were put together and hashed by another tool. */
    @Test
    void aReceiptOfTodayIsThatOfEveryOtherYear() {
        var journal = List.of(answer(1, 1, "A"), answer(2, 21, "A", "C"), answer(4, 50, "70.5 ℃"));

        var receipt = Receipt.of(sitting(), journal, NOON);

        assertThat(receipt.lines()).isEqualTo(3);
        assertThat(receipt.digest()).isEqualTo("ccda62a74364c4f9e0c9faa87cdedb2f9932b30e6ec4ef913dd40d877d0f36f3");
    }

    private static Answer answer(long seq, int item, String... values) {
        return new Answer(seq, item, new Response(List.of(values)));
    }

    private static Sitting sitting() {
        return new Sitting(
                new AttemptId(NUMBER),
                new ExamId(NUMBER),
                new Sitting.Seat(
                        new WorkerId(NUMBER),
                        new EmploymentId(NUMBER),
                        new EmployerId(NUMBER),
                        new ProgrammeId(NUMBER),
                        Optional.empty()),
                1,
                1,
                new PaperKey(new ReleaseId(NUMBER), new BlueprintId(NUMBER), 1, 1),
                "a".repeat(64),
                60,
                NOON,
                NOON.plusSeconds(3_600),
                Optional.empty());
    }
}
