package liangku.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FeedTest {

    private static final Instant NOW = Instant.parse("2026-07-01T04:00:00.123456789Z");

    private static final FeedKeys KEYS = SignerTest.keys(SignType.HMAC_SM3, 1);

    private final javax.sql.DataSource source = TestDatabase.of("supervision");
    private final JdbcClient db = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final Signer signer = KEYS.signer();
    private final FeedTable table = new FeedTable(db, KEYS);
    private final Numberer numberer = new Numberer(table, transaction);
    private final Feed feed = new Feed(table, KEYS);

    @Test
    void anEntryIsSignedOverWhatIsReadBack() {
        table.add(List.of(happening("a", 1)), NOW);
        numberer.number(NOW);

        var entry = feed.page(0, 10).entries().getFirst();

        assertThat(entry.digest()).isEqualTo(signer.digest(entry.data().getBytes(StandardCharsets.UTF_8)));
        assertThat(signer.verify(
                        Entry.signedText(
                                entry.dataType(),
                                entry.bizId(),
                                entry.version(),
                                entry.op(),
                                entry.occurredAt(),
                                entry.digest()),
                        entry.signature()))
                .isTrue();
    }

    @Test
    void afterARenewalAndAChangeOfTypeEachRecordNamesWhatSignedIt() {
        var renewed = SignerTest.keys(SignType.HMAC_SM3, 1, 2);
        var changed = SignerTest.keys(SignType.SM2_SM3, 1, 2, 3);
        table.add(List.of(happening("a", 1)), NOW);
        new FeedTable(db, renewed).add(List.of(happening("b", 1)), NOW);
        new FeedTable(db, changed).add(List.of(happening("c", 1)), NOW);
        numberer.number(NOW);

        var page = new Feed(new FeedTable(db, changed), changed).page(0, 10);

        assertThat(page.entries())
                .extracting(Entry::bizId, Entry::signType, Entry::keyId)
                .containsExactlyInAnyOrder(
                        tuple("a", SignType.HMAC_SM3, Optional.of("1")),
                        tuple("b", SignType.HMAC_SM3, Optional.of("2")),
                        tuple("c", SignType.SM2_SM3, Optional.of("3")));
        assertThat(page.entries()).allSatisfy(entry -> {
            var signer = changed.signer(entry.signType(), entry.keyId().orElseThrow())
                    .orElseThrow();
            assertThat(signer.digest(entry.data().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(entry.digest());
            assertThat(signer.verify(entry.signedText(), entry.signature())).isTrue();
        });
        assertThat(page.keyId()).isEqualTo("3");
        assertThat(page.signType()).isEqualTo("SM2-SM3");
    }

    @Test
    void aRecordOfBeforeKeysWereNamedIsNamedByTheKeyThatVerifiesIt() {
        new FeedTable(db, SignerTest.keys(SignType.HMAC_SM3, 2)).add(List.of(happening("a", 1)), NOW);
        new FeedTable(db, SignerTest.keys(SignType.HMAC_SM3, 9)).add(List.of(happening("b", 1)), NOW);
        numberer.number(NOW);
        db.sql("alter table supervision.record disable trigger append_only").update();
        db.sql("update supervision.record set key_id = null").update();

        var ring = SignerTest.keys(SignType.HMAC_SM3, 1, 2, 3);

        assertThat(new Feed(new FeedTable(db, ring), ring).page(0, 10).entries())
                .extracting(Entry::bizId, Entry::keyId)
                .containsExactlyInAnyOrder(tuple("a", Optional.of("2")), tuple("b", Optional.empty()));
    }

    @Test
    void theKeysThatSignedArePublishedWithTheirPublicPart() {
        publish(SignerTest.keys(SignType.HMAC_SM3, 1, 2), NOW);
        var listed = publish(SignerTest.keys(SignType.SM2_SM3, 1, 2, 3), NOW.plusSeconds(3600));

        assertThat(listed)
                .extracting(PublishedKey::keyId, PublishedKey::signType, PublishedKey::current)
                .containsExactly(
                        tuple("3", "SM2-SM3", true), tuple("2", "HMAC-SM3", false), tuple("1", "HMAC-SM3", false));
        assertThat(listed.getFirst().publicKey()).get().asString().startsWith("-----BEGIN PUBLIC KEY-----\n");
        assertThat(listed.getLast().publicKey()).isEmpty();
        assertThat(publish(SignerTest.keys(SignType.SM2_SM3, 1, 2, 3), NOW.plusSeconds(7200)))
                .isEqualTo(listed);
    }

    private List<PublishedKey> publish(FeedKeys keys, Instant at) {
        var published = new PublishedKeys(db, keys, Clock.fixed(at, ZoneOffset.UTC));
        published.afterSingletonsInstantiated();
        return published.list();
    }

    @Test
    void theSameVersionIsKeptOnce() {
        assertThat(table.add(List.of(happening("a", 1)), NOW)).isEqualTo(1);
        assertThat(table.add(List.of(happening("a", 1), happening("a", 2)), NOW))
                .isEqualTo(1);
        numberer.number(NOW);

        assertThat(feed.page(0, 10).entries()).extracting(Entry::version).containsExactly(1, 2);
    }

    @Test
    void pagesFollowOneAnotherAndTheEndKeepsItsPlace() {
        table.add(List.of(happening("a", 1), happening("b", 1), happening("c", 1)), NOW);
        numberer.number(NOW);

        var first = feed.page(0, 2);
        var second = feed.page(first.next(), 2);

        assertThat(first.entries()).extracting(Entry::position).containsExactly(1L, 2L);
        assertThat(second.entries()).extracting(Entry::position).containsExactly(3L);
        assertThat(feed.page(second.next(), 2))
                .isEqualTo(new FeedPage(List.of(), 3, "HMAC-SM3", "1", signer.sign("FEED\n3\n3")));
        assertThat(signer.verify(FeedPage.signedText(2, second.entries(), 3), second.signature()))
                .isTrue();
        assertThat(signer.verify(FeedPage.signedText(1, second.entries(), 3), second.signature()))
                .as("told as if nothing had been before it")
                .isFalse();
    }

    @Test
    void aTransactionThatCommitsLateIsNotOvertaken() throws Exception {
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = pool.submit(() -> transaction.executeWithoutResult(status -> {
                table.add(List.of(happening("slow", 1)), NOW);
                written.countDown();
                await(mayCommit);
            }));
            await(written);
            table.add(List.of(happening("quick", 1)), NOW);
            numberer.number(NOW);
            var before = feed.page(0, 10);
            mayCommit.countDown();
            slow.get();
            numberer.number(NOW);

            assertThat(before.entries()).extracting(Entry::bizId).containsExactly("quick");
            assertThat(feed.page(before.next(), 10).entries())
                    .extracting(Entry::bizId)
                    .containsExactly("slow");
        }
    }

    @Test
    void aReaderMissesNothingWhileManyWriteAndTwoNumber() throws Exception {
        var writers = 8;
        var each = 40;
        var writing = new AtomicBoolean(true);
        var seen = new ArrayList<Entry>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var numbering = List.of(pool.submit(() -> numberWhile(writing)), pool.submit(() -> numberWhile(writing)));
            var reading = pool.submit(() -> {
                var after = 0L;
                while (seen.size() < writers * each) {
                    var page = feed.page(after, 50);
                    seen.addAll(page.entries());
                    after = page.next();
                }
            });
            var writes = new ArrayList<java.util.concurrent.Future<?>>();
            for (var w = 0; w < writers; w++) {
                var writer = w;
                writes.add(pool.submit(() -> {
                    for (var i = 0; i < each; i++) {
                        var id = writer + "-" + i;
                        transaction.executeWithoutResult(status -> table.add(List.of(happening(id, 1)), NOW));
                    }
                }));
            }
            for (var write : writes) {
                write.get();
            }
            reading.get();
            writing.set(false);
            for (var n : numbering) {
                n.get();
            }
        }

        assertThat(seen)
                .extracting(Entry::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, (long) writers * each).boxed().toList());
        assertThat(seen).extracting(Entry::bizId).doesNotHaveDuplicates();
    }

    @Test
    void theFeedIsNeverRewritten() {
        table.add(List.of(happening("a", 1)), NOW);
        numberer.number(NOW);

        assertThatThrownBy(() ->
                        db.sql("update supervision.record set data = '{}'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("delete from supervision.entry").update())
                .hasMessageContaining("append-only");
    }

    private void numberWhile(AtomicBoolean writing) {
        while (writing.get()) {
            numberer.number(NOW);
        }
    }

    static Happening happening(String id, int version) {
        return new Happening(DataType.EXAM_RESULT, id, version, NOW, Map.of("id", id, "v", version));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
