package liangku.ui.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import liangku.questionbank.ImportId;
import liangku.questionbank.QuestionFilter;
import org.junit.jupiter.api.Test;

class UnshownTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final QuestionFilter NOTHING = QuestionFilter.ALL;

    @Test
    void whatNoFieldShowsIsAskedForAllTheSame() {
        var saved = new QuestionFilter(
                        "060",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("account:other"),
                        Optional.of(new ImportId(new UUID(1, 2))),
                        Optional.of(TODAY.plusDays(91)))
                .by("account:another");

        var unshown = unshown(saved);

        assertThat(unshown.with(NOTHING)).isEqualTo(saved);
        assertThat(unshown.withoutTopic()
                        .withoutChangedBy()
                        .withoutAuthor()
                        .withoutExpiredOn()
                        .from(Optional.empty()))
                .isEqualTo(Unshown.NOTHING);
    }

    @Test
    void whatHasAFieldIsNotKeptBesideIt() {
        var saved = NOTHING.by("account:me").expiredOrSoon(TODAY);

        assertThat(unshown(saved)).isEqualTo(Unshown.NOTHING);
        assertThat(unshown(NOTHING.expired(TODAY))).isEqualTo(Unshown.NOTHING);
        assertThat(unshown(NOTHING)).isEqualTo(Unshown.NOTHING);
    }

    @Test
    void whatAFieldAsksForTakesThePlaceOfWhatWasKept() {
        var unshown = unshown(NOTHING.by("account:other").expired(TODAY.plusDays(91)));
        var fields = NOTHING.by("account:me").expired(TODAY);

        assertThat(unshown.with(fields)).isEqualTo(fields);
        assertThat(unshown.beside(fields)).isEqualTo(Unshown.NOTHING);
        assertThat(unshown.beside(NOTHING)).isEqualTo(unshown);
    }

    private static Unshown unshown(QuestionFilter filter) {
        return Unshown.of(filter, TODAY, "account:me", code -> code.isEmpty() || code.equals("0603"));
    }
}
