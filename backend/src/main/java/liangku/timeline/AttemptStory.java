package liangku.timeline;

import java.util.List;
import java.util.Optional;
import liangku.certificate.Certificate;
import liangku.exam.Timelines.Timeline;
import liangku.practice.PaperDoubt;
import liangku.room.RoomEvent;

/**
 * What happened to an attempt, by who noted it: the exam, the exam rooms, the doubts about its questions, the certificate.
 *
 * @param room what happened at a shared device
 * @param certificate the one it earned; that it was revoked, by whom and why stands there
 */
public record AttemptStory(
        Timeline exam, List<RoomEvent> room, List<PaperDoubt> doubts, Optional<Certificate> certificate) {

    public AttemptStory {
        room = List.copyOf(room);
        doubts = List.copyOf(doubts);
    }
}
