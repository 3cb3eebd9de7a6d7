package liangku.questionbank;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shows questions as the phone will show them, drafts too, and marks what is answered. An author opens one and looks at
 * it on a real phone; nobody's attempt, nothing is kept of the answers.
 */
@Component
public class Previews {

    /** Longest preview. */
    public static final int ITEMS_MAX = 20;

    private static final Duration OPEN_FOR = Duration.ofHours(12);
    private static final int TOKEN_BYTES = 18;
    private static final int ID_LENGTH = 16;

    private final JdbcClient db;
    private final QuestionTable questions;
    private final ApplicationEventPublisher events;
    private final SecureRandom secret = new SecureRandom();

    public Previews(JdbcClient db, ApplicationEventPublisher events) {
        this.db = db;
        this.events = events;
        this.questions = new QuestionTable(db);
    }

    /**
     * Opens a preview of the newest versions of these questions, in this order, for twelve hours. Tells of it.
     *
     * @param ids at most 20; those that do not exist are left out
     * @param by a subject such as {@code account:<uuid>}
     */
    public Preview open(List<QuestionId> ids, String by, Instant now) {
        if (ids.isEmpty() || ids.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("%d questions, 1 to %d were wanted".formatted(ids.size(), ITEMS_MAX));
        }
        var bytes = new byte[TOKEN_BYTES];
        secret.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var expiresAt = now.plus(OPEN_FOR);
        db.sql("delete from questionbank.preview where expires_at < :now")
                .param("now", Timestamp.from(now))
                .update();
        int opened = db.sql("""
                        insert into questionbank.preview
                            (token_sha256, questions, versions, seed, opened_by, opened_at, expires_at)
                        select :hash, array_agg(q.id order by w.place), array_agg(q.version order by w.place), :seed,
                            :by, :now, :expiresAt
                        from unnest(:ids::uuid[]) with ordinality as w (id, place)
                        join questionbank.question q on q.id = w.id
                        having count(*) > 0
                        """)
                .param("hash", hash(token))
                .param("ids", ids.stream().map(QuestionId::toString).toArray(String[]::new))
                .param("seed", secret.nextLong())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
        if (opened > 0) tell(PreviewChanged.Change.OPENED, hash(token), ids.size(), by, now);
        return new Preview(token, expiresAt);
    }

    /** Closes a preview before its time; whoever knows it and may open one may close it. {@return whether it was open} */
    public boolean revoke(String token, String by, Instant now) {
        return revoke("token_sha256 = :which", hash(token), by, now) > 0;
    }

    /** Closes all previews this subject opened. {@return how many were open} */
    public int revokeAll(String by, Instant now) {
        return revoke("opened_by = :which", by, by, now);
    }

    private record Closed(String hash, int questions) {}

    private int revoke(String where, String which, String by, Instant now) {
        var closed = db.sql("""
                        delete from questionbank.preview
                        where %s and expires_at >= :now
                        returning token_sha256, cardinality(questions) as questions
                        """.formatted(where))
                .param("which", which)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Closed(row.getString("token_sha256"), row.getInt("questions")))
                .list();
        for (var one : closed) tell(PreviewChanged.Change.REVOKED, one.hash, one.questions, by, now);
        return closed.size();
    }

    private void tell(PreviewChanged.Change change, String hash, int questions, String by, Instant now) {
        events.publishEvent(new PreviewChanged(change, hash.substring(0, ID_LENGTH), questions, by, now));
    }

    /** {@return the questions as a paper without key; nothing for a token that is unknown or has expired} */
    public Optional<Paper> paper(String token, Instant now) {
        return opened(token, now).map(opened -> opened.paper().paper());
    }

    /** {@return the same in English where there is any} */
    public Optional<Paper> english(String token, Instant now) {
        return opened(token, now).map(opened -> opened.paper().english());
    }

    /** {@return what became of these answers, by item number; what is right is told only for items that were answered} */
    public Optional<List<Solution>> mark(String token, Map<Integer, Response> responses, Instant now) {
        return opened(token, now).map(opened -> opened.solutions(responses));
    }

    private record Row(List<QuestionVersion> questions, long seed) {}

    private Optional<LoosePaper> opened(String token, Instant now) {
        return db.sql("""
                        select questions, versions, seed
                        from questionbank.preview
                        where token_sha256 = :hash and expires_at >= :now
                        """)
                .param("hash", hash(token))
                .param("now", Timestamp.from(now))
                .query(Previews::row)
                .optional()
                .map(this::laidOut);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var ids = (UUID[]) row.getArray("questions").getArray();
        var versions = (Integer[]) row.getArray("versions").getArray();
        List<QuestionVersion> questions = new ArrayList<>();
        for (int i = 0; i < ids.length; i++) questions.add(new QuestionVersion(new QuestionId(ids[i]), versions[i]));
        return new Row(questions, row.getLong("seed"));
    }

    private LoosePaper laidOut(Row row) {
        var known = questions.versions(row.questions).stream()
                .collect(Collectors.toMap(Question::reference, Function.identity()));
        return LoosePaper.of(
                row.questions.stream()
                        .flatMap(shown -> Stream.ofNullable(known.get(shown)))
                        .toList(),
                row.seed);
    }

    /** Only the hash is kept: who reads the database cannot open what an author sent around. */
    private static String hash(String token) {
        return new Canonical().text("preview/1").text(token).hex();
    }
}
