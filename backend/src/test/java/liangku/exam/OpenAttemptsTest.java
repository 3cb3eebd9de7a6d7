package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The morning of an exam: PostgreSQL last looked at a table in which nobody sat, and now many do. */
class OpenAttemptsTest {

    private static final ExamHall HALL = new ExamHall();
    private static final int OPEN = 60;
    private static final PhoneId PHONE = new PhoneId(UUID.randomUUID());

    private final List<Attempt.Open> open =
            Stream.generate(HALL::started).limit(OPEN).toList();

    @Test
    void whatConcernsOneAttemptPassesByNoOtherOpenOne() {
        var attempt = open.getFirst();
        var worker = HALL.workerOf(attempt);
        var right = HALL.answersOf(attempt, 9);
        var sender = new Sender(Optional.of(PHONE), Optional.empty());
        asOfAQuietNight();

        var passed = passed();
        HALL.writers.claim(worker, attempt.id(), PHONE, NOON);
        assertThat(HALL.answers.save(worker, attempt.id(), List.of(right[0]), sender, NOON.plusSeconds(9)))
                .isInstanceOf(Saving.Saved.class);
        HALL.writers.takeOver(worker, attempt.id(), new PhoneId(UUID.randomUUID()), NOON.plusSeconds(10));
        assertThat(new AttemptTable(HALL.db).lockIfFree(attempt.id())).isTrue();
        assertThat(HALL.attempts.submit(worker, attempt.id(), NOON.plusSeconds(20)))
                .isPresent();

        assertThat(passed() - passed).isZero();
    }

    /** The planner's view of a table of a million attempts of which none is open. */
    private static void asOfAQuietNight() {
        HALL.db.sql("analyze exam.attempt").update();
        HALL.db.sql("""
                select pg_restore_relation_stats('schemaname', 'exam', 'relname', 'attempt', 'relpages', 40000,
                                                 'reltuples', 1000000::real)
                """).query().singleRow();
        HALL.db.sql("""
                select pg_restore_attribute_stats('schemaname', 'exam', 'relname', 'attempt', 'attname', 'submitted_at',
                                                  'inherited', false, 'version', 180000, 'null_frac', 0::real)
                """).query().singleRow();
    }

    /** {@return entries of the indexes of open attempts that statements have gone through so far} */
    private static long passed() {
        JdbcClient db = HALL.db;
        // Of this thread's connection, which the pool gives it again each time.
        db.sql("select pg_stat_force_next_flush()").query().singleRow();
        return db.sql("""
                select sum(idx_tup_read)::bigint
                from pg_stat_user_indexes
                where schemaname = 'exam' and indexrelname in ('one_open_attempt', 'overdue_attempts')
                """).query(Long.class).single();
    }
}
