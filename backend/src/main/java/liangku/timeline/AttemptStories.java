package liangku.timeline;

import java.util.Optional;
import liangku.certificate.Certificates;
import liangku.employer.Scope;
import liangku.exam.AttemptId;
import liangku.exam.Timelines;
import liangku.people.WorkerId;
import liangku.practice.Flags;
import liangku.room.RoomHistory;
import org.springframework.stereotype.Component;

/** Tells an attempt to who may hear of it; who that is, {@link Timelines} knows. */
@Component
public class AttemptStories {

    private final Timelines timelines;
    private final RoomHistory rooms;
    private final Flags flags;
    private final Certificates certificates;

    AttemptStories(Timelines timelines, RoomHistory rooms, Flags flags, Certificates certificates) {
        this.timelines = timelines;
        this.rooms = rooms;
        this.flags = flags;
        this.certificates = certificates;
    }

    /** {@return the worker's own attempt, if it is one} */
    public Optional<AttemptStory> of(AttemptId id, WorkerId worker) {
        return timelines.of(id, worker).map(this::story);
    }

    /** {@return an attempt that was sat while employed within the scope} */
    public Optional<AttemptStory> of(AttemptId id, Scope scope) {
        return timelines.of(id, scope).map(this::story);
    }

    /** {@return any attempt: for the auditor, who sees deeds and no names but those that a reason, written by somebody, holds} */
    public Optional<AttemptStory> of(AttemptId id) {
        return timelines.of(id).map(this::story);
    }

    private AttemptStory story(Timelines.Timeline timeline) {
        return new AttemptStory(
                timeline,
                rooms.of(timeline),
                flags.about(timeline.attempt()),
                certificates.ofAttempt(timeline.attempt()));
    }
}
