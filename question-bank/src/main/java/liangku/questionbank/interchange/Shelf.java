package liangku.questionbank.interchange;

import java.util.Optional;
import java.util.function.Consumer;
import liangku.questionbank.Pictures;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.Questions;

/** The questions an export is about, page by page, with their pictures. */
final class Shelf {

    private static final int PAGE = 200;

    private final Questions questions;
    private final Pictures pictures;
    private final QuestionFilter filter;

    Shelf(Questions questions, Pictures pictures, QuestionFilter filter) {
        this.questions = questions;
        this.pictures = pictures;
        this.filter = filter;
    }

    /** Hands over each question once, by identifier. */
    void forEach(Consumer<Question> reader) {
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var page = questions.page(filter, after.get(), PAGE);
            page.questions().forEach(reader);
            after = page.next();
        }
    }

    /** @param sha256 as a text names it */
    Optional<Pictures.Shown> picture(String sha256) {
        return pictures.show(sha256);
    }
}
