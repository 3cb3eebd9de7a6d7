package liangku.questionbank.interchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Intake;

/** Reads the questions of Moodle XML: what all types share is here, what is asked in {@link MoodleItem}. */
final class MoodleReader {

    private static final Set<String> KNOWN = Set.of(
            "name",
            "questiontext",
            "generalfeedback",
            "defaultgrade",
            "penalty",
            "hidden",
            "idnumber",
            "tags",
            "coursetags",
            "answer",
            "single",
            "shuffleanswers",
            "answernumbering",
            "showstandardinstruction",
            "shownumcorrect",
            "correctresponsesfeedback",
            "correctfeedback",
            "partiallycorrectfeedback",
            "incorrectfeedback",
            "hint",
            "usecase",
            "units",
            "unitgradingtype",
            "unitpenalty",
            "showunits",
            "unitsleft",
            "instructions",
            "subquestion",
            "layouttype",
            "selecttype",
            "selectcount",
            "gradingtype",
            "showgrading",
            "numberingstyle");

    private static final List<String> COMBINED_FEEDBACK =
            List.of("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback");

    private static final List<BigDecimal> PENALTIES =
            List.of(BigDecimal.ZERO, new BigDecimal("0.1"), new BigDecimal("0.3333333"));

    private static final BigDecimal ROUNDING = new BigDecimal("0.005");

    private final CategoryPaths categories;
    private final Intake.Sink sink;
    private final MoodleStories stories;
    private CategoryPaths.Place place = CategoryPaths.Place.NOWHERE;
    private int position;

    MoodleReader(CategoryPaths categories, Intake.Sink sink) {
        this.categories = categories;
        this.sink = sink;
        this.stories = new MoodleStories(sink);
    }

    void read(QuizXml quiz) {
        for (var question = quiz.next(); question != null; question = quiz.next()) {
            if (question.attribute("type").equals("category")) {
                category(question);
            } else {
                question(question);
            }
        }
        stories.finish();
    }

    private void category(XmlTree question) {
        place = question.first("category")
                .map(category -> categories.place(category.text("text")))
                .orElse(CategoryPaths.Place.NOWHERE);
        for (var more : question.children()) {
            if (more.name().equals("category")) continue;
            var words = more.first("text").orElse(more).text();
            boolean usual = words.isEmpty() || words.startsWith("The default category for questions shared in context");
            if (!usual) sink.note(Draft.leftOut("category <" + more.name() + ">", words));
        }
    }

    private void question(XmlTree question) {
        var draft = new Draft(++position);
        place.take(draft, "category");
        draft.identify("idnumber", question.text("idnumber"));
        var more = MoodleMore.of(question, draft);
        if (draft.identifier.isEmpty())
            draft.identifier = more.map(MoodleMore::identifier).orElse("");
        var files = new MoodleFiles(question, sink);
        var texts = new MoodleTexts(question, files, draft);
        boolean story = more.isPresent() && more.get().parts() > 0;
        boolean cloze = !story && question.attribute("type").strip().matches("cloze|multianswer");
        var stem = cloze
                ? cloze(question, texts, draft)
                : question.first("questiontext").map(texts::read).orElse("");
        if (!story && !cloze) new MoodleItem(question, draft, texts, more).read(stem);
        // Of a type we do not know, nothing but its name is of use.
        if (!story && draft.asked == null) {
            sink.accept(draft.incoming(FileFormat.MOODLE_XML));
            return;
        }
        shared(question, texts, draft);
        if (more.isEmpty()) leaveOut(question, stem, draft);
        if (more.isEmpty()) {
            sink.accept(draft.incoming(FileFormat.MOODLE_XML));
        } else if (!more.get().story().isEmpty()) {
            stories.part(more.get().story(), more.get().part(), draft);
        } else {
            more.get().tell(draft);
            draft.more.english().ifPresent(english -> files.keepNamed(MoodleMore.words(english)));
            if (story) stories.story(more.get().identifier(), more.get().parts(), stem, draft);
            else sink.accept(draft.incoming(FileFormat.MOODLE_XML));
        }
    }

    /** {@return what is told, or asked if there is but one gap} */
    private static String cloze(XmlTree question, MoodleTexts texts, Draft draft) {
        new MoodleCloze(question, draft, texts).read();
        return draft.asked == null ? "" : draft.asked.stem();
    }

    /** What Moodle calls a question and gives for it; a name that only begins as the question does says nothing. */
    private static void leaveOut(XmlTree question, String stem, Draft draft) {
        var name = question.first("name").map(said -> said.text("text")).orElse("");
        draft.leaveOutName("name", name, stem);
        var grade = question.text("defaultgrade");
        if (!grade.isBlank()
                && PlainNumber.of(grade)
                        .filter(number -> number.compareTo(BigDecimal.ONE) == 0)
                        .isEmpty()) {
            draft.leaveOut("defaultgrade", grade);
        }
    }

    private static void shared(XmlTree question, MoodleTexts texts, Draft draft) {
        draft.explanation = question.first("generalfeedback").map(texts::read).orElse("");
        tags(question, draft);
        for (var element : question.children()) {
            if (!KNOWN.contains(element.name()) && element.saysAnything()) draft.refuse("<" + element.name() + ">");
        }
        if (question.text("hidden").equals("1")) draft.refuse("hidden");
        if (question.all("hint").stream().anyMatch(hint -> !texts.read(hint).isEmpty())) draft.refuse("hint");
        if (question.first("instructions")
                .filter(text -> !texts.read(text).isEmpty())
                .isPresent()) {
            draft.refuse("instructions");
        }
        for (var name : COMBINED_FEEDBACK) {
            question.first(name)
                    .map(texts::read)
                    .filter(text -> !text.isEmpty() && !MoodleKinds.isStandardFeedback(text))
                    .ifPresent(_ -> draft.refuse(name));
        }
        penalty(question, draft);
    }

    private static void tags(XmlTree question, Draft draft) {
        if (question.first("tags").isEmpty() && question.first("coursetags").isEmpty()) return;
        List<String> tags = new ArrayList<>();
        for (var list : List.of("tags", "coursetags")) {
            question.first(list).ifPresent(all -> all.all("tag").forEach(tag -> tags.add(tag.text("text"))));
        }
        draft.tag(tags);
    }

    private static void penalty(XmlTree question, Draft draft) {
        var written = question.text("penalty");
        var penalty = PlainNumber.of(written);
        if (penalty.isEmpty()) return;
        boolean usual = PENALTIES.stream()
                .anyMatch(one -> one.subtract(penalty.get()).abs().compareTo(ROUNDING) < 0);
        boolean statement =
                question.attribute("type").equals("truefalse") && penalty.get().compareTo(BigDecimal.ONE) == 0;
        if (!usual && !statement) draft.leaveOut("penalty", written);
    }
}
