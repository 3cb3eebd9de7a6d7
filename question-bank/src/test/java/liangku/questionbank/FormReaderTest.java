package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import liangku.testing.TestBank;
import liangku.testing.TestDatabase;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FormReaderTest {

    private static final FormReader READER =
            new FormReader(TestBank.over(TestDatabase.of("questionbank")).taxonomy(), PostCodes.USUAL);

    @Provide
    Arbitrary<QuestionContent> contents() {
        return AnyQuestion.contents();
    }

    @Property(tries = 500)
    void whatIsShownForEditingReadsBackAsTheSameQuestion(@ForAll("contents") QuestionContent content) {
        var labels = new Labels(List.of("夏季", "凉菜 专间"), List.of("LK-1", "LK-2"));

        var reading = READER.read(QuestionForm.of(content, labels));

        assertThat(reading)
                .isEqualTo(new FormReader.Reading.Understood(
                        content, new FormReader.LabelsForm(Optional.of(labels.tags()), Optional.of(labels.enemies()))));
    }

    @Test
    void aPostThatThereIsNotIsRefusedWithThoseThereAre() {
        var more = new MoreForm("", "WORKER CHEF", "", "", Optional.empty(), Optional.empty(), Optional.empty());
        var asked = new PartForm("判断", "题", List.of(), "对", "", "");

        var reading = READER.read(new QuestionForm("Q-1", "0603", "2", asked, "", "", more, List.of()));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        FormReader.Reading.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::en)
                                .containsExactly(
                                        "post 'CHEF' is none of DIRECTOR, HEAD, KEY_OPERATOR, OFFICER, WORKER"));
    }

    @Property(tries = 300)
    void whatLiesInTheDatabaseReadsBackAsTheSameQuestion(@ForAll("contents") QuestionContent content) {
        var body = content.body();

        assertThat(BodyJson.read(body.kind(), body.stem(), BodyJson.write(body)))
                .isEqualTo(body);
        assertThat(AboutJson.read(AboutJson.write(content.about()))).isEqualTo(content.about());
    }
}
