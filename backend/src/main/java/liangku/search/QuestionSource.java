package liangku.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import liangku.questionbank.Intake;
import liangku.questionbank.Picture;
import liangku.questionbank.Question;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.QuestionId;
import liangku.questionbank.Questions;
import liangku.questionbank.Taxonomy;
import liangku.questionbank.Wording;
import org.springframework.stereotype.Component;

/**
 * Questions by all that is asked in them, in both languages, by explanation, source and knowledge point, in their newest
 * version; for authors only.
 */
@Component
class QuestionSource implements SearchSource {

    private static final int SET = 200;

    private final Questions questions;
    private final Taxonomy taxonomy;
    private final Intake intake;

    QuestionSource(Questions questions, Taxonomy taxonomy, Intake intake) {
        this.questions = questions;
        this.taxonomy = taxonomy;
        this.intake = intake;
    }

    /** Finding the words of Chinese texts takes as much of the machine as bringing them in. */
    @Override
    public boolean isBusy() {
        return intake.isAtWork();
    }

    @Override
    public SearchKind kind() {
        return SearchKind.QUESTION;
    }

    @Override
    public boolean isEmpty() {
        return questions.page(QuestionFilter.ALL, "", 1).questions().isEmpty();
    }

    @Override
    public void all(Consumer<List<Entry>> sets) {
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var page = questions.page(QuestionFilter.ALL, after.get(), SET);
            sets.accept(page.questions().stream().map(this::entry).toList());
            after = page.next();
        }
    }

    @Override
    public List<Entry> of(Collection<String> ids) {
        var wanted = ids.stream().map(id -> new QuestionId(UUID.fromString(id))).toList();
        return questions.find(wanted).stream().map(this::entry).toList();
    }

    private Entry entry(Question question) {
        var content = question.content();
        var said = Wording.of(content.body());
        var topic = taxonomy.find(content.knowledgePoint()).map(found -> found.zh() + " " + found.en());
        var english = content.about().english().stream()
                .flatMap(words -> Stream.of(
                        Stream.of(words.words().stem()), beside(words.words()), Stream.of(words.explanation())))
                .flatMap(part -> part);
        var text = Stream.of(beside(said), Stream.of(content.explanation(), content.source()), topic.stream(), english)
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
        return new Entry(
                SearchKind.QUESTION,
                question.id().toString(),
                inWords(said.stem()),
                inWords(text),
                List.of(content.identifier(), content.knowledgePoint()),
                List.of());
    }

    /** {@return all that is asked beside the stem} */
    private static Stream<String> beside(Wording words) {
        var own = Stream.of(words.options(), words.prompts(), words.accepted()).flatMap(List::stream);
        var parts = words.parts().stream().flatMap(part -> Stream.concat(Stream.of(part.stem()), beside(part)));
        return Stream.concat(own, parts);
    }

    /** A picture is found by what it shows; nobody looks for the name of its file. */
    private static String inWords(String text) {
        return Picture.REFERENCE.matcher(text).replaceAll("$1");
    }
}
