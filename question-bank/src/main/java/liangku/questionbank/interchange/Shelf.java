package liangku.questionbank.interchange;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import liangku.questionbank.Pictures;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Questions;

/** The questions an export is about, page by page, with their pictures. */
final class Shelf {

    private static final int PAGE = 200;

    private final Pictures pictures;
    private final Consumer<Consumer<Question>> walk;

    /** The newest versions of what a filter shows, by identifier. */
    Shelf(Questions questions, Pictures pictures, QuestionFilter filter) {
        this.pictures = pictures;
        this.walk = reader -> walk(questions, filter, reader);
    }

    /** These very versions; by identifier within each page. */
    Shelf(Questions questions, Pictures pictures, List<QuestionVersion> versions) {
        this.pictures = pictures;
        this.walk = reader -> {
            for (int from = 0; from < versions.size(); from += PAGE) {
                var page = versions.subList(from, Math.min(from + PAGE, versions.size()));
                questions.versions(page).forEach(reader);
            }
        };
    }

    /** Hands over each question once. */
    void forEach(Consumer<Question> reader) {
        walk.accept(reader);
    }

    private static void walk(Questions questions, QuestionFilter filter, Consumer<Question> reader) {
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
