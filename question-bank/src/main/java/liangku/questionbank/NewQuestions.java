package liangku.questionbank;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes questions that the bank has not had, many at a time, with all that belongs to them: as {@link QuestionTable#write}
 * does, for a third of the database's work.
 */
final class NewQuestions {

    private static final String QUESTION = """
            questionbank.question
                (id, identifier, version, status, kind, topic, difficulty, twin, expires_on, posts, changed_at, changed_by,
                 author, import_id)""";

    private static final String FOUND_BY = """
            questionbank.found_by (question_id, identifier, words, pairs, bands, sign)""";

    private static final String VERSION = """
            questionbank.question_version
                (question_id, version, kind, stem, body, explanation, topic, difficulty, source, about, digest, changed_at,
                 changed_by, import_id)""";

    private final JdbcOperations db;

    NewQuestions(JdbcOperations db) {
        this.db = db;
    }

    /** @param writes of first versions */
    void write(List<QuestionTable.Write> writes, @Nullable ImportId origin, String by, Instant now) {
        if (writes.isEmpty()) return;
        var questions = new CopyRows(14);
        var found = new CopyRows(6);
        var versions = new CopyRows(14);
        for (var write : writes) {
            question(questions, write, origin, by, now);
            found(found, write);
            version(versions, write, origin, by, now);
        }
        questions.into(db, QUESTION);
        found.into(db, FOUND_BY);
        versions.into(db, VERSION);
    }

    private static void question(
            CopyRows rows, QuestionTable.Write write, @Nullable ImportId origin, String by, Instant now) {
        var content = write.content();
        rows.row()
                .id(write.id().value())
                .text(content.identifier())
                .number(write.version())
                .text(QuestionStatus.DRAFT.name())
                .text(content.body().kind().name())
                .text(content.knowledgePoint())
                .number(content.difficulty())
                .text(write.twin())
                .day(content.about().expiresOn().orElse(null))
                .texts(content.about().posts())
                .moment(now)
                .text(by)
                .text(by);
        origin(rows, origin);
    }

    private static void found(CopyRows rows, QuestionTable.Write write) {
        var stored = write.stored();
        rows.row()
                .id(write.id().value())
                .text(write.content().identifier())
                .text(stored.words())
                .numbers(stored.pairs().numbers())
                .numbers(write.sketch().bands().stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .large(write.sketch().sign());
    }

    private static void version(
            CopyRows rows, QuestionTable.Write write, @Nullable ImportId origin, String by, Instant now) {
        var content = write.content();
        rows.row()
                .id(write.id().value())
                .number(write.version())
                .text(content.body().kind().name())
                .text(content.body().stem())
                .json(write.stored().body())
                .text(content.explanation())
                .text(content.knowledgePoint())
                .number(content.difficulty())
                .text(content.source())
                .json(write.stored().about())
                .text(write.digest())
                .moment(now)
                .text(by);
        origin(rows, origin);
    }

    private static void origin(CopyRows rows, @Nullable ImportId origin) {
        if (origin == null) rows.none();
        else rows.id(origin.value());
    }
}
