package liangku.questionbank;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which questions a list shows: those for which all of it holds.
 *
 * @param topic knowledge-point prefix: a group's two digits or a leaf's four; empty for all
 * @param difficulty 1..5
 * @param text part of identifier, stem, options, accepted spellings, parts or their English; case, width and blanks make no difference; empty for all
 * @param post code of a post the question names
 * @param changedBy the subject who wrote the newest version
 * @param origin the import that wrote the newest version
 * @param expiredOn for questions whose rule holds no more on this day: today, in Shanghai, or a day to come
 * @param author the subject who wrote the first version
 * @param figures by what candidates' answers say of it
 */
public record QuestionFilter(
        String topic,
        Optional<QuestionKind> kind,
        Optional<Integer> difficulty,
        Optional<QuestionStatus> status,
        String text,
        Optional<String> tag,
        Optional<String> post,
        Optional<String> changedBy,
        Optional<ImportId> origin,
        Optional<LocalDate> expiredOn,
        Optional<String> author,
        FigureFilter figures) {

    /** Every question. */
    public static final QuestionFilter ALL =
            new QuestionFilter("", Optional.empty(), Optional.empty(), Optional.empty(), "");

    /** {@return what it asks for, field by field, for a log; nothing if it lets every question through} */
    public Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        if (!topic.isEmpty()) asked.put("topic", topic);
        kind.ifPresent(one -> asked.put("kind", one.name()));
        difficulty.ifPresent(one -> asked.put("difficulty", String.valueOf(one)));
        status.ifPresent(one -> asked.put("status", one.name()));
        if (!text.isEmpty()) asked.put("text", text);
        tag.ifPresent(one -> asked.put("tag", one));
        post.ifPresent(one -> asked.put("post", one));
        changedBy.ifPresent(one -> asked.put("changedBy", one));
        origin.ifPresent(one -> asked.put("import", one.toString()));
        expiredOn.ifPresent(one -> asked.put("expiredOn", one.toString()));
        author.ifPresent(one -> asked.put("author", one));
        asked.putAll(figures.asked());
        return asked;
    }

    /** By what a question is and says, however it is filed. */
    public QuestionFilter(
            String topic,
            Optional<QuestionKind> kind,
            Optional<Integer> difficulty,
            Optional<QuestionStatus> status,
            String text) {
        this(
                topic,
                kind,
                difficulty,
                status,
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** By all but who wrote it first. */
    public QuestionFilter(
            String topic,
            Optional<QuestionKind> kind,
            Optional<Integer> difficulty,
            Optional<QuestionStatus> status,
            String text,
            Optional<String> tag,
            Optional<String> post,
            Optional<String> changedBy,
            Optional<ImportId> origin,
            Optional<LocalDate> expiredOn) {
        this(
                topic,
                kind,
                difficulty,
                status,
                text,
                tag,
                post,
                changedBy,
                origin,
                expiredOn,
                Optional.empty(),
                FigureFilter.ALL);
    }

    /** {@return the same, of questions only that this subject wrote first} */
    public QuestionFilter by(String subject) {
        return with(tag, origin, expiredOn, Optional.of(subject), figures);
    }

    /** {@return the same, of questions with this tag only} */
    public QuestionFilter tagged(String wanted) {
        return with(Optional.of(wanted), origin, expiredOn, author, figures);
    }

    /** {@return the same, of questions only whose rule holds no more on this day} */
    public QuestionFilter expired(LocalDate today) {
        return with(tag, origin, Optional.of(today), author, figures);
    }

    /** {@return the same, of questions only whose rule holds no more on this day, or soon} */
    public QuestionFilter expiredOrSoon(LocalDate today) {
        return expired(About.firstDayAfter(today));
    }

    /** {@return the same, of what this import wrote only} */
    public QuestionFilter from(ImportId wanted) {
        return with(tag, Optional.of(wanted), expiredOn, author, figures);
    }

    /** {@return the same, of questions only of which answers say this} */
    public QuestionFilter with(FigureFilter wanted) {
        return with(tag, origin, expiredOn, author, wanted);
    }

    private QuestionFilter with(
            Optional<String> otherTag,
            Optional<ImportId> otherOrigin,
            Optional<LocalDate> otherDay,
            Optional<String> otherAuthor,
            FigureFilter otherFigures) {
        return new QuestionFilter(
                topic,
                kind,
                difficulty,
                status,
                text,
                otherTag,
                post,
                changedBy,
                otherOrigin,
                otherDay,
                otherAuthor,
                otherFigures);
    }
}
