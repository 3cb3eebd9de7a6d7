package liangku.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import liangku.employer.Category;
import liangku.people.Post;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DutyMatrixTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private final JdbcClient db = JdbcClient.create(TestDatabase.of("programme"));
    private final Programmes programmes = new Programmes(db);
    private final DutyMatrix matrix = new DutyMatrix(db);

    @Test
    void aWorkerOfAnOrdinaryRestaurantIsExaminedOnceAYear() {
        var duty = matrix.dutyOf(Category.R3, Post.WORKER, TODAY).orElseThrow();

        assertThat(duty.programme())
                .isEqualTo(programmes.find("WORKER").orElseThrow().id());
        assertThat(duty.validity()).isEqualTo(Period.ofMonths(12));
        assertThat(duty.hoursPerYear()).isEqualTo(6);
        assertThat(duty.beforeWork()).isTrue();
    }

    @Test
    void aWorkerOfASpecificProviderIsExaminedEveryHalfYear() {
        var duty = matrix.dutyOf(Category.C1B, Post.KEY_OPERATOR, TODAY).orElseThrow();

        assertThat(duty.examInterval()).isEqualTo(Period.ofMonths(6));
        assertThat(duty.hoursPerYear()).isEqualTo(12);
    }

    @Test
    void everyPostOwesSomethingToday() {
        for (var category : Category.values()) {
            for (var post : Post.values()) {
                var duty = matrix.dutyOf(category, post, TODAY).orElseThrow();
                var level = programmes.find(duty.programme()).orElseThrow().level();
                assertThat(level == Programme.Level.MANAGER).isEqualTo(post.manager());
            }
        }
    }

    @Test
    void nobodyOwedAnythingBeforeTheNormWasInForce() {
        assertThat(matrix.dutyOf(Category.R1, Post.WORKER, LocalDate.of(2018, 9, 30)))
                .isEmpty();
        assertThat(matrix.dutyOf(Category.R1, Post.WORKER, LocalDate.of(2018, 10, 1)))
                .isPresent();
    }

    @Test
    void aNewRuleHoldsFromItsDayAndLeavesThePastAlone() {
        db.sql("""
                insert into programme.duty
                select date '2027-01-01', 'ANY', 'WORKER', id, 10, 24, 24, true, 'a rule of 2027'
                from programme.programme
                where code = 'WORKER'
                """).update();

        var before = matrix.dutyOf(Category.C1B, Post.WORKER, LocalDate.of(2026, 12, 31));
        var after = matrix.dutyOf(Category.C1B, Post.WORKER, LocalDate.of(2027, 1, 1));

        assertThat(before.orElseThrow().validity()).isEqualTo(Period.ofMonths(6));
        assertThat(after.orElseThrow().validity()).isEqualTo(Period.ofMonths(24));
    }

    @Test
    void aRuleCanBeLifted() {
        db.sql("""
                insert into programme.duty
                values (date '2027-01-01', 'ORDINARY', 'HEAD', null, 0, 12, 12, false, 'lifted')
                """).update();

        assertThat(matrix.dutyOf(Category.R1, Post.HEAD, LocalDate.of(2027, 1, 1)))
                .isEmpty();
        assertThat(matrix.dutyOf(Category.C2, Post.HEAD, LocalDate.of(2027, 1, 1)))
                .isPresent();
    }

    @Test
    void aManagersCertificateCoversAWorkersDutyButNotTheOtherWay() {
        assertThat(Programme.Level.MANAGER.covers(Programme.Level.WORKER)).isTrue();
        assertThat(Programme.Level.WORKER.covers(Programme.Level.MANAGER)).isFalse();
        assertThat(programmes.list()).extracting(Programme::code).containsExactly("WORKER", "MANAGER");
    }
}
