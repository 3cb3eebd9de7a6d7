package liangku.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import liangku.employer.ImportReport;
import liangku.employer.Importing;
import liangku.employer.Refusal;
import liangku.employer.RowOutcome;
import liangku.employer.RowOutcome.Outcome;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final List<RowOutcome> OUTCOMES = List.of(
            RowOutcome.of(2, "甲", Outcome.ACCEPTED),
            new RowOutcome(3, "乙", Outcome.ACCEPTED, List.of(new Refusal("phone-needed", "还没有手机号", "No number yet"))),
            new RowOutcome(4, "丙", Outcome.UNCHANGED, List.of(new Refusal("phone-kept", "仍用原手机号", "Keeps the number"))),
            RowOutcome.duplicate(5, "丙", 4),
            RowOutcome.rejected(6, "丁", List.of(new Refusal("a", "一", "one"), new Refusal("b", "二", "two"))));

    @Test
    void whatIsToBeKnownOfRowsThatWereTakenIsShownWhetherTheFileIsLookedAtOrKept() {
        for (var report : List.of(ImportReport.ofDryRun(OUTCOMES), ImportReport.kept(new UUID(0, 1), OUTCOMES))) {
            assertThat(read(report, Locale.SIMPLIFIED_CHINESE).remarks())
                    .containsExactly(
                            new ImportPanel.Row(3, "乙", "phone-needed", "还没有手机号"),
                            new ImportPanel.Row(4, "丙", "phone-kept", "仍用原手机号"));
            assertThat(read(report, Locale.ENGLISH).remarks())
                    .extracting(ImportPanel.Row::reason)
                    .containsExactly("No number yet", "Keeps the number");
        }
    }

    @Test
    void ofARefusedRowAllIsSaidAtOnceInTheReadersLanguage() {
        var report = ImportReport.ofDryRun(OUTCOMES);

        assertThat(read(report, Locale.SIMPLIFIED_CHINESE).refused())
                .extracting(ImportPanel.Row::reason)
                .containsExactly("与第4行是同一条记录，只取第4行", "一；二");
        assertThat(read(report, Locale.ENGLISH).refused())
                .extracting(ImportPanel.Row::reason)
                .containsExactly("The same as row 4; only row 4 is taken", "one; two");
    }

    private static ImportPanel.Result.Read read(ImportReport report, Locale locale) {
        return (ImportPanel.Result.Read) Reasons.of(new Importing.Done(report), locale);
    }
}
