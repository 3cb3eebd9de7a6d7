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

class FormReaderTest {

    private static final FormReader READER =
            new FormReader(TestBank.over(TestDatabase.of("questionbank")).taxonomy());

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

    @Property(tries = 300)
    void whatLiesInTheDatabaseReadsBackAsTheSameQuestion(@ForAll("contents") QuestionContent content) {
        var body = content.body();

        assertThat(BodyJson.read(body.kind(), body.stem(), BodyJson.write(body)))
                .isEqualTo(body);
        assertThat(AboutJson.read(AboutJson.write(content.about()))).isEqualTo(content.about());
    }
}
