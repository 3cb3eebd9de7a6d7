package liangku.practice;

import static liangku.practice.MistakeTable.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.people.WorkerId;
import liangku.practice.BookEntry.Turn;
import liangku.questionbank.QuestionId;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Response;
import liangku.questionbank.Solution;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of what was drawn and answered. */
class PracticeTable {

    /** So many of the questions practised before are known to a draw. */
    private static final int PRACTISED_MAX = 20_000;

    private final JdbcClient db;

    PracticeTable(JdbcClient db) {
        this.db = db;
    }

    /** One question drawn for a worker. */
    record Item(PracticeItemId id, QuestionVersion question, long seed) {}

    void insert(WorkerId worker, Item item, Wish wish, Instant now) {
        db.sql("""
                insert into practice.drawn (id, worker_id, question_id, version, seed, source, topic, drawn_at)
                values (:id, :worker, :question, :version, :seed, :source, :topic, :now)
                """)
                .param("id", item.id().value())
                .param("worker", worker.value())
                .param("question", item.question().id().value())
                .param("version", item.question().version())
                .param("seed", item.seed())
                .param("source", source(wish))
                .param("topic", topic(wish))
                .param("now", timestamp(now))
                .update();
    }

    private static String source(Wish wish) {
        return switch (wish) {
            case Wish.FromBank bank -> "BANK";
            case Wish.FromBook book -> "BOOK";
        };
    }

    private static String topic(Wish wish) {
        return switch (wish) {
            case Wish.FromBank(var topic) -> topic;
            case Wish.FromBook book -> "";
        };
    }

    /** {@return the question that the worker drew last for this wish since then, if it was not answered} */
    Optional<Item> unanswered(WorkerId worker, Wish wish, Instant since) {
        return db.sql("""
                select d.id, d.question_id, d.version, d.seed, a.drawn_id is not null as answered
                from practice.drawn d
                left join practice.answer a on a.drawn_id = d.id
                where d.worker_id = :worker and d.drawn_at > :since and d.source = :source and d.topic = :topic
                order by d.drawn_at desc
                limit 1
                """)
                .param("worker", worker.value())
                .param("since", timestamp(since))
                .param("source", source(wish))
                .param("topic", topic(wish))
                .query((rs, row) -> rs.getBoolean("answered") ? Optional.<Item>empty() : Optional.of(item(rs)))
                .optional()
                .flatMap(found -> found);
    }

    Optional<Item> find(WorkerId worker, PracticeItemId id) {
        return db.sql("""
                select id, question_id, version, seed
                from practice.drawn
                where id = :id and worker_id = :worker
                """)
                .param("id", id.value())
                .param("worker", worker.value())
                .query((rs, row) -> item(rs))
                .optional();
    }

    /** {@return when somebody drew the last questions since then, the newest first, at most {@code limit}} */
    List<Instant> drawnSince(WorkerId worker, Instant since, int limit) {
        return db.sql("""
                select drawn_at
                from practice.drawn
                where worker_id = :worker and drawn_at > :since
                order by drawn_at desc
                limit :limit
                """)
                .param("worker", worker.value())
                .param("since", timestamp(since))
                .param("limit", limit)
                .query((rs, row) ->
                        rs.getObject("drawn_at", OffsetDateTime.class).toInstant())
                .list();
    }

    /** {@return what somebody practised, each question once, the latest last} */
    List<QuestionId> practised(WorkerId worker) {
        return db.sql("""
                select question_id
                from practice.drawn
                where worker_id = :worker
                group by question_id
                order by max(drawn_at), question_id
                limit :limit
                """)
                .param("worker", worker.value())
                .param("limit", PRACTISED_MAX)
                .query((rs, row) -> new QuestionId(rs.getObject("question_id", UUID.class)))
                .list();
    }

    /** What was answered first. */
    record Answered(Response response, Turn turn) {}

    Optional<Answered> answer(PracticeItemId id) {
        return db.sql("select response, turn from practice.answer where drawn_id = :id")
                .param("id", id.value())
                .query((rs, row) -> new Answered(
                        new Response(List.of((String[]) rs.getArray("response").getArray())),
                        Turn.valueOf(rs.getString("turn"))))
                .optional();
    }

    /** One answer to an item at a time, to the end of the transaction. */
    void lock(PracticeItemId id) {
        db.sql("select 1 from practice.drawn where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    void insert(PracticeItemId id, Response response, Solution solution, Turn turn, Instant now) {
        db.sql("""
                insert into practice.answer (drawn_id, response, earned, max_points, turn, answered_at)
                values (:id, :response, :earned, :max, :turn, :now)
                """)
                .param("id", id.value())
                .param("response", response.values().toArray(String[]::new))
                .param("earned", solution.earned())
                .param("max", solution.max())
                .param("turn", turn.name())
                .param("now", timestamp(now))
                .update();
    }

    /** How far somebody is with one question's worth of a leaf: its questions practised, and right the last time. */
    record Practised(QuestionId question, boolean right) {}

    /** {@return each question that somebody answered, and whether rightly the last time} */
    List<Practised> answered(WorkerId worker) {
        return db.sql("""
                select distinct on (d.question_id) d.question_id, a.earned = a.max_points as right
                from practice.drawn d
                join practice.answer a on a.drawn_id = d.id
                where d.worker_id = :worker
                order by d.question_id, a.answered_at desc
                limit :limit
                """)
                .param("worker", worker.value())
                .param("limit", PRACTISED_MAX)
                .query((rs, row) ->
                        new Practised(new QuestionId(rs.getObject("question_id", UUID.class)), rs.getBoolean("right")))
                .list();
    }

    private static Item item(ResultSet rs) throws SQLException {
        return new Item(
                new PracticeItemId(rs.getObject("id", UUID.class)),
                new QuestionVersion(new QuestionId(rs.getObject("question_id", UUID.class)), rs.getInt("version")),
                rs.getLong("seed"));
    }
}
