package liangku.groupcommit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final ConcurrentLinkedQueue<List<Integer>> groups = new ConcurrentLinkedQueue<>();

    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void aSingleCallerIsCommittedAtOnce() {
        var commit = new GroupCommit<Integer, Integer>(8, this::doubled);

        assertThat(commit.join(21)).contains(42);
        assertThat(groups).containsExactly(List.of(21));
    }

    @Test
    void everyCallerIsToldItsOwnResultAndNoneIsDoneTwice() throws Exception {
        var commit = new GroupCommit<Integer, Integer>(7, this::doubled);

        var results = atOnce(500, commit);

        assertThat(results)
                .containsExactlyElementsOf(IntStream.range(0, 500)
                        .mapToObj(i -> Optional.of(2 * i))
                        .toList());
        assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeBetween(1, 7));
        assertThat(groups.stream().flatMap(List::stream).toList())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void whoComesDuringACommitSharesTheNext() throws Exception {
        var commit = held(64);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> commit.join(0));
            underWay.await();
            var later = new ArrayList<Future<Optional<Integer>>>();
            for (var i = 1; i <= 20; i++) {
                var work = i;
                later.add(threads.submit(() -> commit.join(work)));
                while (commit.waiting() < i + 1) {
                    Thread.onSpinWait();
                }
            }
            goOn.countDown();

            assertThat(first.get()).contains(0);
            for (var one : later) {
                assertThat(one.get()).isPresent();
            }
        }
        assertThat(groups).hasSize(2);
    }

    @Test
    void whenAGroupBreaksEachGoesAloneAndTheLineMovesOn() throws Exception {
        var commit = new GroupCommit<Integer, Integer>(16, works -> {
            if (works.size() > 1 || works.contains(13)) {
                throw new IllegalStateException("no group succeeds");
            }
            return doubled(works);
        });

        var results = atOnce(200, commit);

        assertThat(results.get(13)).isEmpty();
        assertThat(results)
                .filteredOn(Optional::isPresent)
                .allSatisfy(result -> assertThat(result.get() % 2).isZero());
        assertThat(commit.join(5)).contains(10);
    }

    @Test
    void anInterruptedCallerStaysUntilItsGroupIsCommitted() throws Exception {
        var commit = held(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> commit.join(0));
            underWay.await();
            var interrupted = threads.submit(() -> {
                Thread.currentThread().interrupt();
                var result = commit.join(1);
                assertThat(Thread.interrupted()).isTrue();
                return result;
            });
            while (commit.waiting() < 2) {
                Thread.onSpinWait();
            }
            goOn.countDown();

            assertThat(first.get()).contains(0);
            assertThat(interrupted.get()).contains(2);
        }
    }

    /** Its first group, that of caller 0, is under way until it may go on. */
    private GroupCommit<Integer, Integer> held(int groupMax) {
        return new GroupCommit<>(groupMax, works -> {
            if (works.contains(0)) {
                underWay.countDown();
                awaits(goOn);
            }
            return doubled(works);
        });
    }

    private List<Optional<Integer>> doubled(List<Integer> works) {
        groups.add(works);
        return works.stream().map(work -> Optional.of(2 * work)).toList();
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<Optional<Integer>> atOnce(int callers, GroupCommit<Integer, Integer> commit) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, callers)
                            .<Callable<Optional<Integer>>>mapToObj(i -> () -> commit.join(i))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
