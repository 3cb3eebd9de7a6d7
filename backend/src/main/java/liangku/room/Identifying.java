package liangku.room;

import java.time.Instant;
import liangku.people.WorkerId;

/** What became of somebody's wish to sit down at the shared device. */
public sealed interface Identifying {

    /**
     * They sit.
     *
     * @param token good for this seat only; nowhere stored
     * @param paperKey 32 bytes in Base64, AES: what the device keeps of their answers is sealed with it
     */
    record Seated(CandidateId candidate, WorkerId worker, String token, String paperKey) implements Identifying {

        @Override
        public String toString() {
            return "Seated[candidate=" + candidate + "]";
        }
    }

    /** The PIN was right, and good for this one time: a new one has to come with it. */
    record MustChoose() implements Identifying {}

    /** The new PIN is no good one. */
    record Weak(PinRules.Weakness why) implements Identifying {}

    /** @param left how many more may be tried */
    record Refused(int left) implements Identifying {}

    /** They have no PIN, or one for one time that is too old: the employer hands one out. */
    record NoPin() implements Identifying {}

    /** Too many wrong ones: the employer unlocks it. */
    record Locked() implements Identifying {}

    /** Too many wrong ones on this device, whoever's. */
    record Paused(Instant until) implements Identifying {}

    /** Not one of this room, or they work there no more. */
    record NotNamed() implements Identifying {}

    record RoomClosed() implements Identifying {}
}
