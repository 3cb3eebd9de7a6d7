package liangku.groupcommit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line of callers of whom the first commits for all behind it, up to a limit. Who comes while it commits makes the next
 * group. It has no thread of its own: the first in line leads, then hands the lead to the next, so there is nothing to
 * stop and nothing that could be left behind at the end. A caller that is interrupted stays until its group is committed,
 * for nobody could tell afterwards whether it was.
 *
 * @param <W> what one caller wants done
 * @param <R> what it is told once that is durable
 * @see "docs/decisions/group-commit.md"
 */
public final class GroupCommit<W, R> {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Who finds so many waiting does it alone; the connection pool holds back the rest. */
    private static final int LINE_MAX = 4_096;

    /** Under load the leader waits so long for more: a commit costs as much for one as for fifty. */
    private static final Duration GATHERING = Duration.ofMillis(1);

    private final int groupMax;
    private final Function<List<W>, List<Optional<R>>> commit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Turn<W, R>> line = new ArrayDeque<>();

    /** Whether the last group was more than one; read and written by the leader only, one leads at a time. */
    private volatile boolean busy;

    private record Turn<W, R>(W work, CompletableFuture<Step<R>> step) {}

    /** What comes after waiting. */
    private sealed interface Step<R> {
        record Lead<R>() implements Step<R> {}

        record Committed<R>(Optional<R> result) implements Step<R> {}
    }

    /**
     * @param groupMax how many callers share a transaction at most
     * @param commit does what they want in one transaction and returns after its commit: one result each, in their order;
     *     empty for whoever has to do it alone. If it throws, all have to.
     */
    public GroupCommit(int groupMax, Function<List<W>, List<Optional<R>>> commit) {
        this.groupMax = groupMax;
        this.commit = commit;
    }

    /** {@return the result, which is durable; empty if nothing was done and the caller has to do it alone} */
    public Optional<R> join(W work) {
        var own = new Turn<W, R>(work, new CompletableFuture<>());
        lock.lock();
        try {
            if (line.size() >= LINE_MAX) {
                return Optional.empty();
            }
            line.add(own);
            if (line.size() == 1) {
                own.step().complete(new Step.Lead<>());
            }
        } finally {
            lock.unlock();
        }
        return switch (own.step().join()) {
            case Step.Lead<R> first -> lead();
            case Step.Committed<R>(var result) -> result;
        };
    }

    /** {@return how many are in line, those under way included} */
    int waiting() {
        lock.lock();
        try {
            return line.size();
        } finally {
            lock.unlock();
        }
    }

    /** Commits for the first in line, which is the caller, and all behind it. */
    private Optional<R> lead() {
        if (busy) {
            LockSupport.parkNanos(GATHERING.toNanos());
        }
        var group = group();
        List<Optional<R>> results = Collections.nCopies(group.size(), Optional.empty());
        try {
            results = commit.apply(group.stream().map(Turn::work).toList());
        } catch (RuntimeException refused) {
            LOG.warn(
                    "a group was not committed, each of it goes alone size={} cause={}",
                    group.size(),
                    refused.toString());
        } finally {
            leave(group, results);
        }
        return results.getFirst();
    }

    private List<Turn<W, R>> group() {
        lock.lock();
        try {
            var group = new ArrayList<Turn<W, R>>(Math.min(groupMax, line.size()));
            for (var turn : line) {
                if (group.size() == groupMax) {
                    break;
                }
                group.add(turn);
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void leave(List<Turn<W, R>> group, List<Optional<R>> results) {
        busy = group.size() > 1;
        lock.lock();
        try {
            group.forEach(_ -> line.remove());
            Optional.ofNullable(line.peek()).ifPresent(next -> next.step().complete(new Step.Lead<>()));
        } finally {
            lock.unlock();
        }
        for (var i = 1; i < group.size(); i++) {
            group.get(i).step().complete(new Step.Committed<>(results.get(i)));
        }
    }
}
