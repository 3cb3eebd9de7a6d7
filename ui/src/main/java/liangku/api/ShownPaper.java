package liangku.api;

import java.util.Locale;
import liangku.courseware.Language;
import liangku.exam.Attempt;
import liangku.questionbank.Paper;
import liangku.questionbank.Papers;
import org.springframework.stereotype.Component;

/** The paper in the language its candidate reads: the same items, letters and digest, other words. */
@Component
class ShownPaper {

    private final Papers papers;

    ShownPaper(Papers papers) {
        this.papers = papers;
    }

    Paper of(Attempt.Open attempt, Locale locale) {
        return switch (Language.of(locale)) {
            case ZH -> attempt.paper();
            case EN -> papers.english(attempt.paper().key());
        };
    }
}
