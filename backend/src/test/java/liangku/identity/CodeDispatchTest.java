package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import liangku.testing.House;
import org.junit.jupiter.api.Test;

class CodeDispatchTest {

    private final List<Runnable> waiting = new ArrayList<>();
    private final CodeDispatch dispatch = new CodeDispatch(waiting::add, 2);

    @Test
    void onlySoManyWait() {
        for (var i = 0; i < 2; i++) {
            assertThat(dispatch.reserve(House.NOW)).isTrue();
            dispatch.send(() -> true, House.NOW);
        }
        assertThat(dispatch.reserve(House.NOW)).isFalse();

        waiting.removeFirst().run();

        assertThat(dispatch.reserve(House.NOW)).isTrue();
    }

    @Test
    void aPlaceThatIsLeftIsFreeAgain() {
        for (var i = 0; i < 5; i++) {
            assertThat(dispatch.reserve(House.NOW)).isTrue();
            dispatch.leave();
        }
    }

    @Test
    void aGatewayThatFailedThriceInARowIsLeftAloneForAMoment() {
        fail(2);
        assertThat(dispatch.reserve(House.NOW)).as("two may be two phones").isTrue();
        dispatch.leave();

        fail(1);
        assertThat(dispatch.reserve(House.NOW.plusSeconds(29))).isFalse();

        var later = House.NOW.plus(CodeDispatch.PAUSE);
        assertThat(dispatch.reserve(later)).as("one is let through to see").isTrue();
        dispatch.send(() -> true, later);
        waiting.removeFirst().run();
        assertThat(dispatch.reserve(later)).isTrue();
    }

    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            assertThat(dispatch.reserve(House.NOW)).isTrue();
            dispatch.send(() -> false, House.NOW);
            waiting.removeFirst().run();
        }
    }
}
