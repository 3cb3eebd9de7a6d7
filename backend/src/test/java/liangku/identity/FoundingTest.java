package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

class FoundingTest {

    private final Door door = new Door();
    private final ApplicationAvailabilityBean availability = new ApplicationAvailabilityBean();
    private final Founding founding = new Founding(availability, door.accounts);

    @Test
    void itIsOverOnceThePlatformIsReadyEvenIfNobodyCame() {
        assertThat(founding.isGoingOn()).isTrue();

        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));

        assertThat(founding.isGoingOn()).isFalse();
    }

    @Test
    void aHouseThatIsFoundedIsOpenWhileItStartsAgain() {
        door.administrator(Role.AUTHOR);

        assertThat(founding.isGoingOn()).isFalse();
    }
}
