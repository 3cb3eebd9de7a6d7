package liangku.room;

import java.time.Instant;

/** One thing that an exam room noted of somebody who sat an exam there: a part of what happened to their attempt. */
public sealed interface RoomEvent {

    /** When, by the platform's clock; of a lock that was told late, when it locked. */
    Instant at();

    /**
     * They showed their PIN and sat down.
     *
     * @param place of the room, as its employer calls it
     * @param pin which PIN it was: who knows of it is part of what it proves
     */
    record Seated(Instant at, String place, Pins.Origin pin) implements RoomEvent {}

    record Left(Instant at, String place, Leaving why) implements RoomEvent {}

    /**
     * Somebody tried to sit down as them, with a wrong PIN.
     *
     * @param left how many more could be tried; 0 locked it
     */
    record PinRefused(Instant at, String place, int left) implements RoomEvent {}

    /** Somebody went on trying to sit down as them while their PIN was locked: told once, however often it was. */
    record LockedPinTried(Instant at, String place) implements RoomEvent {}

    /**
     * They were handed a PIN for one time.
     *
     * @param by the subject, e.g. {@code account:<uuid>}
     */
    record PinHandedOut(Instant at, String by) implements RoomEvent {}

    /** @param by the subject who unlocked their PIN */
    record PinUnlocked(Instant at, String by) implements RoomEvent {}

    /** They let a picture be taken. Of who did not there is no trace, and so no line. */
    record PictureTaken(Instant at, String place, Instant keptUntil) implements RoomEvent {}

    /** @param by the subject who looked at it */
    record PictureSeen(Instant at, String by) implements RoomEvent {}

    /** @param byCandidate whether they took their consent back, or let another be taken; otherwise its time was over */
    record PictureDeleted(Instant at, boolean byCandidate) implements RoomEvent {}
}
