package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import liangku.questionbank.Response;

/**
 * What {@code docs/exam-delivery.md} and {@code docs/decisions/late-answers.md} say of one attempt, in as few words as
 * possible and without a database: the reference that the platform is held against.
 */
final class SyncModel {

    /**
     * @param place of the answer on its phone, from 1: what a chain proves, without the digests
     * @param given by the account of its phone
     * @param unsure whether the phone says that only a clock that can be set told it so
     */
    record Line(int phone, int place, int item, Response response, Instant given, boolean unsure) {}

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
    private final Set<Line> cameLate = new HashSet<>();
    private int late;
    private int writer;
    private final List<Tenure> tenures = new ArrayList<>();
    /** Came and are not stored: kept for a person, or none to the paper. */
    private final Set<Line> aside = new HashSet<>();

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
        tenures.add(new Tenure(writer, writerSince));
        this.marker = marker;
    }

    NavigableMap<Long, Line> stored() {
        return stored;
    }

    /** {@return what came late and counts by itself} */
    Set<Line> cameLate() {
        return Set.copyOf(cameLate);
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
            tenures.add(new Tenure(phone, now));
        }
    }

    private record Tenure(int phone, Instant since) {}

    /** {@return whether another phone wrote at that time} */
    private boolean wasElsewhere(int phone, Instant given) {
        return tenures.reversed().stream()
                .filter(tenure -> given.isAfter(tenure.since()))
                .findFirst()
                .filter(tenure -> tenure.phone() != phone)
                .isPresent();
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
        NavigableMap<Long, Line> fresh = new TreeMap<>(batch);
        fresh.values().removeAll(stored.values());
        if (fresh.isEmpty()) {
            return saved(batch);
        }
        if (closed != Closed.NOT_YET || isOver(now)) {
            close(Closed.BY_DEADLINE);
            return late(phone, batch, fresh, ticket, now);
        }
        if (phone != writer) {
            return new Told.OtherPhone(writer);
        }
        if (fresh.firstKey() <= savedSeq()) {
            return new Told.Conflict(fresh.firstKey(), savedSeq());
        }
        stored.putAll(fresh);
        return saved(batch);
    }

    private Told saved(NavigableMap<Long, Line> batch) {
        return new Told.Saved(Math.max(savedSeq(), batch.lastKey()));
    }

    private Told late(
            int phone, NavigableMap<Long, Line> batch, NavigableMap<Long, Line> fresh, Shown ticket, Instant now) {
        Set<End> ends = new HashSet<>();
        stored.values().forEach(line -> goOn(ends, line));
        NavigableMap<Long, Line> taken = new TreeMap<>();
        Map<Long, String> kept = new TreeMap<>();
        fresh.forEach((seq, line) -> against(phone, line, ticket, ends, now)
                .ifPresentOrElse(
                        why -> {
                            kept.put(seq, why);
                            aside.add(line);
                        },
                        () -> taken.put(seq, line)));
        if (!taken.isEmpty()) {
            var behind = taken.firstKey() <= savedSeq() ? savedSeq() : -1;
            var next = behind;
            for (var line : List.copyOf(taken.entrySet())) {
                stored.put(behind < 0 ? line.getKey() : ++next, line.getValue());
                cameLate.add(line.getValue());
                percent = Math.max(percent, marker.applyAsDouble(answers()));
            }
            late += taken.size();
        }
        return kept.isEmpty() ? saved(batch) : new Told.TooLate(kept);
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
        var before = before(ends, line);
        if (before > 0 && !ends.contains(new End(line.phone(), before))) {
            return Optional.of("DOES_NOT_FOLLOW");
        }
        goOn(ends, line);
        if (line.given().isAfter(deadline)) {
            return Optional.of("AFTER_THE_DEADLINE");
        }
        if (line.unsure()) {
            return Optional.of("UNSURE_CLOCK");
        }
        return wasElsewhere(phone, line.given()) ? Optional.of("WRITTEN_ELSEWHERE") : Optional.empty();
    }

    /** Where the chain of a phone ends. */
    private record End(int phone, int place) {}

    /** {@return the place of the answer it follows among those that are not set aside; 0 for the paper} */
    private int before(Set<End> ends, Line line) {
        var place = line.place() - 1;
        while (!ends.contains(new End(line.phone(), place)) && isAside(line.phone(), place)) {
            place--;
        }
        return place;
    }

    private boolean isAside(int phone, int place) {
        return aside.stream().anyMatch(line -> line.phone() == phone && line.place() == place);
    }

    private void goOn(Set<End> ends, Line line) {
        ends.remove(new End(line.phone(), before(ends, line)));
        ends.add(new End(line.phone(), line.place()));
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

    /** {@return the last answer to each item; one that came late only where none that was given later is stored} */
    private Map<Integer, Response> answers() {
        Map<Integer, Response> last = new HashMap<>();
        for (var line : stored.values()) {
            if (!cameLate.contains(line) || stored.values().stream().noneMatch(other -> isLater(other, line))) {
                last.put(line.item(), line.response());
            }
        }
        return last;
    }

    private static boolean isLater(Line other, Line line) {
        return other.item() == line.item() && other.given().isAfter(line.given());
    }
}
