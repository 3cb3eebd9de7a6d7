package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

class ContractTest {

    @Test
    void aSchemaIsNamedAfterItsOwner() {
        assertThat(Contract.name(PeopleController.Page.class)).isEqualTo("PeoplePage");
        assertThat(Contract.name(EmployerJson.class)).isEqualTo("Employer");
        assertThat(Contract.name(AttemptJson.AnswerJson.class)).isEqualTo("AttemptAnswer");
        assertThat(Contract.name(QuestionJson.QuestionView.class)).isEqualTo("QuestionView");
    }

    @Test
    void noTwoShapesShareAName() throws Exception {
        Map<String, Class<?>> names = new HashMap<>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:liangku/api/*.class")) {
            var type = ClassUtils.forName(
                    new ClassReader(file.getContentAsByteArray()).getClassName().replace('/', '.'), null);
            if (type.isRecord()) {
                assertThat(names.put(Contract.name(type), type))
                        .as(type.getName())
                        .isNull();
            }
        }
        assertThat(names).hasSizeGreaterThan(80);
    }
}
