package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import liangku.questionbank.Response;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docs/exam-delivery.md} and {@code docs/decisions/late-answers.md} say of one attempt, in as few words as
 * possible and without a database: the reference that the platform is held against.
 */
final class SyncModel {

    /** @param place of the answer on its phone, from 1: what a chain proves, without the digests */
    record Line(int phone, int place, int item, Response response, Instant given) {}

    enum Shown {
        GOOD,
        NONE,
        FOREIGN
    }

    enum Closed {
        NOT_YET,
        BY_CANDIDATE,
        BY_DEADLINE
    }

    /** What a phone is told. */
    sealed interface Told {

        record Saved(long upTo) implements Told {}

        record Conflict(long seq, long savedSeq) implements Told {}

        record OtherPhone(int writer) implements Told {}

        /**
         * Not all counts by itself.
         *
         * @param why by number
         */
        record TooLate(Map<Long, String> why) implements Told {}
    }

    private final Instant deadline;
    private final Duration grace;
    private final Duration window;
    private final ToDoubleFunction<Map<Integer, Response>> marker;
    private final NavigableMap<Long, Line> stored = new TreeMap<>();
    private int late;
    private int writer;
    private Instant writerSince;
    private Closed closed = Closed.NOT_YET;
    private double percent;

    SyncModel(
            Instant deadline,
            Duration grace,
            Duration window,
            int writer,
            Instant writerSince,
            ToDoubleFunction<Map<Integer, Response>> marker) {
        this.deadline = deadline;
        this.grace = grace;
        this.window = window;
        this.writer = writer;
        this.writerSince = writerSince;
        this.marker = marker;
    }

    NavigableMap<Long, Line> stored() {
        return stored;
    }

    /** {@return how many answers were noted as late; none where the candidate closed it} */
    int late() {
        return closed == Closed.BY_DEADLINE ? late : 0;
    }

    double percent() {
        return percent;
    }

    Closed closed() {
        return closed;
    }

    long savedSeq() {
        return stored.isEmpty() ? 0 : stored.lastKey();
    }

    void takeOver(int phone, Instant now) {
        if (closed == Closed.NOT_YET && writer != phone) {
            writer = phone;
            writerSince = now;
        }
    }

    /** {@return the phone that writes, where it is another and the paper is therefore not taken} */
    Optional<Integer> handIn(int phone, Instant now) {
        if (closed == Closed.NOT_YET && writer != phone) {
            return Optional.of(writer);
        }
        close(isOver(now) ? Closed.BY_DEADLINE : Closed.BY_CANDIDATE);
        return Optional.empty();
    }

    void sweep(Instant now) {
        if (isOver(now)) {
            close(Closed.BY_DEADLINE);
        }
    }

    Told bring(int phone, NavigableMap<Long, Line> batch, Shown ticket, Instant now) {
        var isNew = firstNotStored(batch);
        if (isNew.isEmpty()) {
            return new Told.Saved(savedSeq());
        }
        if (closed != Closed.NOT_YET || isOver(now)) {
            return late(phone, batch, ticket, now);
        }
        if (phone != writer) {
            return new Told.OtherPhone(writer);
        }
        var taken = batch.keySet().stream()
                .filter(seq -> stored.containsKey(seq))
                .filter(seq -> !saysTheSame(stored.get(seq), Objects.requireNonNull(batch.get(seq))))
                .findFirst();
        if (taken.isPresent()) {
            return new Told.Conflict(taken.get(), savedSeq());
        }
        batch.forEach(stored::putIfAbsent);
        return new Told.Saved(savedSeq());
    }

    private Told late(int phone, NavigableMap<Long, Line> batch, Shown ticket, Instant now) {
        Set<End> ends = new HashSet<>();
        stored.values().forEach(line -> goOn(ends, line));
        NavigableMap<Long, Line> taken = new TreeMap<>();
        Map<Long, String> kept = new TreeMap<>();
        batch.forEach((seq, line) -> {
            if (!saysTheSame(stored.get(seq), line) && !stored.containsValue(line)) {
                against(phone, line, ticket, ends, now)
                        .ifPresentOrElse(why -> kept.put(seq, why), () -> taken.put(seq, line));
            }
        });
        if (!taken.isEmpty()) {
            var behind = taken.firstKey() <= savedSeq() ? savedSeq() : -1;
            var next = behind;
            for (var line : List.copyOf(taken.entrySet())) {
                stored.put(behind < 0 ? line.getKey() : ++next, line.getValue());
            }
            late += taken.size();
            if (closed == Closed.BY_DEADLINE) {
                percent = Math.max(percent, marker.applyAsDouble(answers()));
            }
        }
        return kept.isEmpty() ? new Told.Saved(savedSeq()) : new Told.TooLate(kept);
    }

    private Optional<String> against(int phone, Line line, Shown ticket, Set<End> ends, Instant now) {
        if (closed == Closed.BY_CANDIDATE) {
            return Optional.of("HANDED_IN");
        }
        if (now.isAfter(deadline.plus(window))) {
            return Optional.of("WINDOW_CLOSED");
        }
        if (ticket != Shown.GOOD) {
            return Optional.of(ticket == Shown.NONE ? "NO_TICKET" : "FOREIGN_TICKET");
        }
        if (line.place() > 1 && !ends.contains(new End(line.phone(), line.place() - 1))) {
            return Optional.of("DOES_NOT_FOLLOW");
        }
        goOn(ends, line);
        if (line.given().isAfter(deadline)) {
            return Optional.of("AFTER_THE_DEADLINE");
        }
        return phone != writer && line.given().isAfter(writerSince)
                ? Optional.of("WRITTEN_ELSEWHERE")
                : Optional.empty();
    }

    /** Where the chain of a phone ends. */
    private record End(int phone, int place) {}

    private static void goOn(Set<End> ends, Line line) {
        ends.remove(new End(line.phone(), line.place() - 1));
        ends.add(new End(line.phone(), line.place()));
    }

    private static boolean saysTheSame(@Nullable Line stored, Line line) {
        return stored != null
                && stored.item() == line.item()
                && stored.response().equals(line.response());
    }

    private OptionalLong firstNotStored(NavigableMap<Long, Line> batch) {
        return batch.entrySet().stream()
                .filter(entry -> !saysTheSame(stored.get(entry.getKey()), entry.getValue()))
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }

    private boolean isOver(Instant now) {
        return now.isAfter(deadline.plus(grace));
    }

    private void close(Closed by) {
        if (closed == Closed.NOT_YET) {
            closed = by;
            percent = marker.applyAsDouble(answers());
        }
    }

    /** {@return the last answer to each item} */
    private Map<Integer, Response> answers() {
        Map<Integer, Response> last = new HashMap<>();
        new ArrayList<>(stored.values()).forEach(line -> last.put(line.item(), line.response()));
        return last;
    }
}
