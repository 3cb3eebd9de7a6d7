package liangku.room;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of exam rooms.
 *
 * @param open a room closes so long after it was opened, as soon as nobody sits there
 * @param overtime whoever still sits there then may go on for so long; 0 closes at once
 * @param code how long the code that pairs a device is good
 * @param idle after so long without a touch the device locks; whole seconds
 * @param tries wrong PINs in a row before one is locked
 * @param triesInTheRoom wrong PINs on one device, whoever's, before it pauses
 * @param pause how long it pauses
 * @param onceGood how long a PIN for one time is good
 * @param photosKept a picture is deleted so long after it was taken
 * @param sweepEvery pause between looks for rooms to close and pictures to delete
 */
@ConfigurationProperties("liangku.room")
public record RoomSettings(
        @DefaultValue("8h") Duration open,
        @DefaultValue("2h") Duration overtime,
        @DefaultValue("10m") Duration code,
        @DefaultValue("3m") Duration idle,
        @DefaultValue("5") int tries,
        @DefaultValue("30") int triesInTheRoom,
        @DefaultValue("15m") Duration pause,
        @DefaultValue("7d") Duration onceGood,
        @DefaultValue("30d") Duration photosKept,
        @DefaultValue("1m") Duration sweepEvery) {

    public RoomSettings {
        if (tries < 1 || triesInTheRoom < tries || idle.toSeconds() < 1) {
            throw new IllegalArgumentException("nobody could ever sit down: %d tries, %d in the room, idle after %s"
                    .formatted(tries, triesInTheRoom, idle));
        }
    }
}
