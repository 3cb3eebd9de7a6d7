package liangku.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import liangku.testing.House;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class AuditTest {

    private final House house = House.fresh();
    private final Audit audit = house.audit;

    @Test
    void eachEntryFollowsTheOneBefore() {
        write(3);

        var entries = audit.page(0, 10);

        assertThat(entries).extracting(AuditEntry::position).containsExactly(1L, 2L, 3L);
        assertThat(entries.get(0).previous()).isEqualTo("0".repeat(64));
        assertThat(entries.get(2).previous()).isEqualTo(entries.get(1).hash());
        assertThat(entries.get(0).detail()).isEqualTo("{\"a\":1,\"b\":\"二\"}");
        assertThat(audit.verify())
                .isEqualTo(new Verification.Intact(3, entries.get(2).hash()));
        assertThat(audit.latest(3, 10)).extracting(AuditEntry::position).containsExactly(2L, 1L);
    }

    @Test
    void whatIsRolledBackWasNotDone() {
        house.transaction.executeWithoutResult(status -> {
            write(1);
            status.setRollbackOnly();
        });

        assertThat(audit.verify()).isEqualTo(new Verification.Intact(0, "0".repeat(64)));
    }

    @Test
    void manyAtOnceStillMakeOneChain() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40).forEach(i -> threads.execute(() -> write(1)));
        }

        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(40));
    }

    @Test
    void twoNodesThatWriteInTurnsOrAtOnceMakeOneChain() {
        var node = new Audit(house.db, house.transaction);
        for (var i = 0; i < 3; i++) {
            write(1);
            write(node);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(i -> {
                threads.execute(() -> write(1));
                threads.execute(() -> write(node));
                threads.execute(() -> house.transaction.executeWithoutResult(status -> write(node)));
            });
        }

        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(66));
    }

    @Test
    void aNodeDoesNotBuildOnAnEntryThatIsGone() {
        write(3);
        house.db.sql("alter table audit.entry disable trigger append_only").update();
        house.db.sql("delete from audit.entry where position = 3").update();

        write(2);

        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        Verification.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(4));
    }

    @Test
    void theDatabaseRefusesToRewrite() {
        write(1);

        for (var sql :
                new String[] {"update audit.entry set action = 'x'", "delete from audit.entry", "truncate audit.entry"
                }) {
            assertThatThrownBy(() -> house.db.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("append-only");
        }
    }

    @Test
    void anOwnerWhoLiftsTheGuardIsStillFoundOut() {
        write(5);
        house.db.sql("alter table audit.entry disable trigger append_only").update();
        house.db
                .sql("update audit.entry set subject = 'account:other' where position = 3")
                .update();

        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.position()).isEqualTo(3));

        house.db.sql("delete from audit.entry where position = 3").update();

        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.reason()).contains("missing"));
    }

    private void write(int count) {
        for (var i = 0; i < count; i++) {
            write(audit);
        }
    }

    private static void write(Audit node) {
        node.record("account:1", "tested", "thing", "7", Map.of("b", "二", "a", 1), House.NOW);
    }
}
