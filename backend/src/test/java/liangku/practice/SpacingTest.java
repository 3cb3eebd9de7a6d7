package liangku.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liangku.practice.Spacing.Place;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpacingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void whoIsRightOnEachDayMeetsItAfterOneTwoFourSevenAndFifteenDaysAndNeverAgain() {
        List<Long> pauses = new ArrayList<>();
        var today = TODAY;
        var place = Optional.of(Spacing.missed(today));
        while (place.isPresent()) {
            pauses.add(place.get().due().toEpochDay() - today.toEpochDay());
            today = place.get().due();
            place = Spacing.right(place.get(), today);
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 7L, 15L);
    }

    @Test
    void whatWasLostInAnExamIsDueAtOnceAndWhatWasJustExplainedIsNot() {
        assertThat(Spacing.lost(TODAY).isDue(TODAY)).isTrue();
        assertThat(Spacing.missed(TODAY).isDue(TODAY)).isFalse();
        assertThat(Spacing.missed(TODAY).isDue(TODAY.plusDays(1))).isTrue();
    }

    @Property
    void rightBeforeItsDayMovesNothing(
            @ForAll @IntRange(min = 1, max = 5) int box, @ForAll @IntRange(min = 1, max = 60) int early) {
        var place = new Place(box, TODAY);

        assertThat(Spacing.right(place, TODAY.minusDays(early))).contains(place);
    }

    @Property
    void lateIsAsGoodAsOnItsDayAndCountsFromToday(
            @ForAll @IntRange(min = 1, max = 4) int box, @ForAll @IntRange(max = 400) int late) {
        var today = TODAY.plusDays(late);

        var next = Spacing.right(new Place(box, TODAY), today).orElseThrow();

        assertThat(next.box()).isEqualTo(box + 1);
        assertThat(next.due()).isAfter(today);
    }

    /** However answers come, a question leaves with the fifth right answer running, each on its day, and not before. */
    @Property
    void aQuestionLeavesAfterFiveRightAnswersRunningAndOnlyThen(@ForAll @Size(max = 60) List<Boolean> answers) {
        var today = TODAY;
        var place = Optional.of(Spacing.lost(today));
        int running = 0;
        for (boolean right : answers) {
            if (place.isEmpty()) break;
            assertThat(place.get().box()).isEqualTo(running + 1);
            today = place.get().due();
            running = right ? running + 1 : 0;
            place = right ? Spacing.right(place.get(), today) : Optional.of(Spacing.missed(today));
        }

        assertThat(place.isEmpty()).isEqualTo(running == Spacing.BOXES);
    }
}
