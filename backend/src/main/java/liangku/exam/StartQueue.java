package liangku.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import liangku.people.WorkerId;

/**
 * Who may start now, and who waits for how long. First come, first served; who waits for an exam that opens later stands
 * where they would if they came when it opens. A token bucket paces the starts, so over any time of {@code t} seconds at
 * most {@code atOnce + perSecond · t} begin, and never more than {@code atOnce} run at once.
 *
 * <p>A place is kept by asking again when told to. For who is late to ask nobody is held up; who asks no more loses it.
 * Nobody overtakes a punctual place: a start is only let in if there is one left for each of those before it.
 *
 * <p>Pure: time comes from outside. Threads may share one.
 *
 * @see "docs/decisions/start-queue.md"
 */
final class StartQueue {

    /** A start that cannot begin is not worth asking for more often than this. */
    static final Duration ASK_LEAST = Duration.ofSeconds(1);

    /** Who waits long is heard of at least so often. */
    static final Duration ASK_MOST = Duration.ofSeconds(10);

    /** A phone's network may take so long before its place stops holding up others. */
    static final Duration PUNCTUAL = Duration.ofSeconds(3);

    private final ExamSettings.Starts limits;
    private final Map<Wish, Place> places = new HashMap<>();
    private final TreeSet<Place> order = new TreeSet<>();
    private double tokens;
    private Instant filledAt = Instant.MIN;
    private Instant tidiedAt = Instant.MIN;
    private long arrivals;
    private int running;
    private double startSeconds;

    StartQueue(ExamSettings.Starts limits) {
        this.limits = limits;
        this.tokens = limits.atOnce();
    }

    /** Whose wish to start it is. */
    record Wish(WorkerId worker, ExamId exam) {}

    /** What became of asking. */
    sealed interface Turn {

        /** Go on, and say {@link #ended} in any case. */
        record Now() implements Turn {}

        /**
         * @param newlyFar whether the turn turns out, for the first time, to be more than one asking away
         * @param ahead how many go before
         * @param at about when the turn comes
         * @param askAgain when the place has to be asked for, not after {@code at}
         */
        record Later(boolean newlyFar, int ahead, Instant at, Instant askAgain) implements Turn {}

        /** More wait already than are worth keeping. */
        record Full(Instant askAgain) implements Turn {}
    }

    private static final class Place implements Comparable<Place> {
        private final Instant from;
        private final long number;
        private boolean far;
        private Instant askBy = Instant.MIN;

        Place(Instant from, long number) {
            this.from = from;
            this.number = number;
        }

        @Override
        public int compareTo(Place other) {
            var byTime = from.compareTo(other.from);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /**
     * Asks for the turn of a wish; the first time gives it its place.
     *
     * @param opensAt before then it is not to begin; {@code now} or earlier if it may at once
     */
    synchronized Turn ask(Wish wish, Instant opensAt, Instant now) {
        fill(now);
        forgetAbandoned(now);
        var from = opensAt.isAfter(now) ? opensAt : now;
        var place = places.get(wish);
        var moved = place != null && (opensAt.isAfter(now) ? !opensAt.equals(place.from) : place.from.isAfter(now));
        if (moved) {
            // The opening was moved, or the session is cancelled: the place goes with it.
            leave(wish);
            place = null;
        }
        if (place == null) {
            if (places.size() >= limits.places()) {
                return new Turn.Full(now.plus(ASK_MOST));
            }
            place = new Place(from, arrivals++);
            places.put(wish, place);
            order.add(place);
        }
        var ahead = ahead(place, now);
        if (!place.from.isAfter(now) && tokens >= ahead + 1 && running + ahead < limits.atOnce()) {
            leave(wish);
            tokens--;
            running++;
            return new Turn.Now();
        }
        return later(place, ahead, now);
    }

    /** A start that was let in is over, however it went. */
    synchronized void ended(Duration took) {
        running--;
        var seconds = Math.max(0, took.toNanos() / 1e9);
        startSeconds = startSeconds == 0 ? seconds : 0.9 * startSeconds + 0.1 * seconds;
    }

    /** Gives a place up. */
    synchronized void leave(Wish wish) {
        var place = places.remove(wish);
        if (place != null) {
            order.remove(place);
        }
    }

    /** {@return how many wait} */
    synchronized int waiting() {
        return places.size();
    }

    private Turn.Later later(Place place, int ahead, Instant now) {
        var opens = place.from.isAfter(now) ? place.from : now;
        var tokensThen = Math.min(limits.atOnce(), tokens + limits.perSecond() * seconds(now, opens));
        var lacking = Math.max(0, ahead + 1 - tokensThen);
        var at = opens.plusMillis((long) Math.ceil(lacking / pace() * 1e3 - 1e-6));
        var soonest = now.plus(ASK_LEAST);
        var turn = at.isBefore(soonest) ? soonest : at;
        var heartbeat = now.plus(ASK_MOST);
        place.askBy = turn.isAfter(heartbeat) ? heartbeat : turn;
        var newlyFar = turn.isAfter(place.askBy) && !place.far;
        place.far |= newlyFar;
        return new Turn.Later(newlyFar, ahead, turn, place.askBy);
    }

    /** Starts in a second: what was set, or what this node was seen to manage if that is less. */
    private double pace() {
        return startSeconds == 0 ? limits.perSecond() : Math.min(limits.perSecond(), limits.atOnce() / startSeconds);
    }

    private int ahead(Place place, Instant now) {
        var ahead = 0;
        for (var other : order.headSet(place)) {
            if (!now.isAfter(other.askBy.plus(PUNCTUAL))) {
                ahead++;
            }
        }
        return ahead;
    }

    private void fill(Instant now) {
        if (filledAt.equals(Instant.MIN)) {
            filledAt = now;
        }
        if (now.isAfter(filledAt)) {
            tokens = Math.min(limits.atOnce(), tokens + limits.perSecond() * seconds(filledAt, now));
            filledAt = now;
        }
    }

    private void forgetAbandoned(Instant now) {
        if (now.isBefore(tidiedAt.equals(Instant.MIN) ? now : tidiedAt.plus(ASK_LEAST))) {
            return;
        }
        tidiedAt = now;
        places.values().removeIf(place -> {
            var gone = now.isAfter(place.askBy.plus(limits.patience()));
            return gone && order.remove(place);
        });
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
