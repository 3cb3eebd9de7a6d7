package liangku.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import liangku.employer.Column;
import liangku.questionbank.Response;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal: rows of {@code exam.answer}, added and never changed. */
class AnswerTable {

    private final JdbcClient db;

    AnswerTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * Adds what is not there yet.
     *
     * @return how many were added; fewer than came where a number is taken, by the same answer or by another
     */
    int append(AttemptId attempt, Collection<Answer> answers, Instant now) {
        var rows = List.copyOf(answers);
        return db.sql("""
                insert into exam.answer (attempt_id, seq, item, response, saved_at, chain, link, elapsed_ms)
                select :attempt, seq, item, string_to_array(response, chr(31)), :now,
                       decode(chain, 'hex'), decode(link, 'hex'), elapsed
                from unnest(:seqs::bigint[], :items::int[], :responses::text[], :chains::text[], :links::text[],
                            :elapsed::bigint[])
                     as g (seq, item, response, chain, link, elapsed)
                on conflict (attempt_id, seq) do nothing
                """)
                .param("attempt", attempt.value())
                .param("seqs", column(answers, answer -> Long.toString(answer.seq())))
                .param("items", column(answers, answer -> Integer.toString(answer.item())))
                .param("responses", column(answers, AnswerTable::text))
                .param("chains", Column.ofOptional(rows, answer -> answer.link().map(AnswerLink::chain)))
                .param("links", Column.ofOptional(rows, answer -> answer.link().map(AnswerLink::link)))
                .param(
                        "elapsed",
                        Column.ofOptional(rows, answer -> answer.link().map(AnswerLink::elapsedMs)))
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** What one candidate sent at one time: at least one answer, no number twice. */
    record Batch(AttemptId attempt, List<Answer> answers, Optional<PhoneId> phone, Instant at) {

        Batch {
            answers = List.copyOf(answers);
        }

        long lowest() {
            return answers.stream().mapToLong(Answer::seq).min().orElseThrow();
        }

        long highest() {
            return answers.stream().mapToLong(Answer::seq).max().orElseThrow();
        }

        /** {@return what its first answer follows; empty where it stands in no chain} */
        Optional<String> follows() {
            return answers.stream()
                    .min(Comparator.comparingLong(Answer::seq))
                    .flatMap(Answer::link)
                    .map(AnswerLink::chain);
        }
    }

    /**
     * Adds batches of different attempts in one statement, which without a transaction around it is one commit. Left out
     * as a whole is the batch of an attempt that is submitted, is just being submitted, is written on another phone, or
     * has a number stored that is not below those of the batch, or goes on from another answer than the last one: it may be
     * stored under other numbers. An attempt that is taken in cannot be submitted until this commits.
     *
     * @return the attempts whose batches were added
     * @throws org.springframework.dao.DuplicateKeyException if somebody added one of the numbers meanwhile; nothing is
     *     added then
     */
    Set<AttemptId> append(List<Batch> batches) {
        var rows = batches.stream()
                .flatMap(batch -> batch.answers().stream().map(answer -> new Row(batch, answer)))
                .toList();
        return db.sql("""
                with open as (
                    select a.id, a.writer
                    from exam.attempt a
                    where a.id = any (:attempts::uuid[]) and a.closed_by is null
                    for share skip locked
                ), fit as (
                    select w.attempt
                    from unnest(:attempts::uuid[], :lowest::bigint[], :phones::uuid[], :follows::text[])
                         as w (attempt, lowest, phone, follows)
                    join open o on o.id = w.attempt
                    left join lateral (
                        select t.seq, t.link from exam.answer t where t.attempt_id = w.attempt order by t.seq desc limit 1
                    ) last on true
                    where (o.writer is null or w.phone = o.writer)
                      and (last.seq is null
                           or w.lowest > last.seq and (w.follows is null or last.link = decode(w.follows, 'hex')))
                ), added as (
                    insert into exam.answer (attempt_id, seq, item, response, saved_at, chain, link, elapsed_ms)
                    select g.attempt, g.seq, g.item, string_to_array(g.response, chr(31)), g.at,
                           decode(g.chain, 'hex'), decode(g.link, 'hex'), g.elapsed
                    from unnest(:of::uuid[], :seqs::bigint[], :items::int[], :responses::text[], :at::timestamptz[],
                                :chains::text[], :links::text[], :elapsed::bigint[])
                         as g (attempt, seq, item, response, at, chain, link, elapsed)
                    join fit f on f.attempt = g.attempt
                )
                select attempt
                from fit
                """)
                .param("attempts", Column.of(batches, Batch::attempt))
                .param("lowest", Column.of(batches, Batch::lowest))
                .param("phones", Column.ofOptional(batches, Batch::phone))
                .param("follows", Column.ofOptional(batches, Batch::follows))
                .param("of", Column.of(rows, row -> row.batch().attempt()))
                .param("seqs", Column.of(rows, row -> row.answer().seq()))
                .param("items", Column.of(rows, row -> row.answer().item()))
                .param("responses", Column.of(rows, row -> text(row.answer())))
                .param("at", Column.of(rows, row -> row.batch().at()))
                .param(
                        "chains",
                        Column.ofOptional(rows, row -> row.answer().link().map(AnswerLink::chain)))
                .param(
                        "links",
                        Column.ofOptional(rows, row -> row.answer().link().map(AnswerLink::link)))
                .param(
                        "elapsed",
                        Column.ofOptional(rows, row -> row.answer().link().map(AnswerLink::elapsedMs)))
                .query((rs, row) -> new AttemptId(rs.getObject("attempt", UUID.class)))
                .set();
    }

    private record Row(Batch batch, Answer answer) {}

    /**
     * {@return those of a batch that a journal does not hold, by number} It holds an answer in a chain by its place there,
     * under whatever number, and one that is in none under its own number.
     */
    static List<Answer> fresh(Collection<Answer> batch, List<Answer> journal) {
        Map<Long, Answer> stored = journal.stream().collect(Collectors.toMap(Answer::seq, Function.identity()));
        Set<String> links = journal.stream()
                .flatMap(answer -> answer.link().stream())
                .map(AnswerLink::link)
                .collect(Collectors.toSet());
        return batch.stream()
                .filter(answer -> answer.link()
                        .map(AnswerLink::link)
                        .filter(links::contains)
                        .isEmpty())
                .filter(answer -> Optional.ofNullable(stored.get(answer.seq()))
                        .filter(answer::saysTheSameAs)
                        // Two phones that say the same have said it twice.
                        .filter(same -> same.link().isEmpty() || answer.link().isEmpty())
                        .isEmpty())
                .sorted(Comparator.comparingLong(Answer::seq))
                .toList();
    }

    /** {@return the highest number stored, 0 for none} */
    long savedSeq(AttemptId attempt) {
        return db.sql("select coalesce(max(seq), 0) from exam.answer where attempt_id = :attempt")
                .param("attempt", attempt.value())
                .query(Long.class)
                .single();
    }

    /** {@return the numbers of answers that came after this moment} */
    Set<Long> savedSince(AttemptId attempt, Instant moment) {
        return db.sql("select seq from exam.answer where attempt_id = :attempt and saved_at > :moment")
                .param("attempt", attempt.value())
                .param("moment", AttemptTable.timestamp(moment))
                .query((rs, row) -> rs.getLong("seq"))
                .set();
    }

    /** {@return the answer with the highest number for each item answered, by item} */
    List<Answer> latest(AttemptId attempt) {
        return db.sql("""
                select distinct on (item) seq, item, response
                from exam.answer
                where attempt_id = :attempt
                order by item, seq desc
                """)
                .param("attempt", attempt.value())
                .query(AnswerTable::answer)
                .list();
    }

    /** {@return every answer as it was given, in the order of its numbers} */
    List<Answer> journal(AttemptId attempt) {
        return db.sql("""
                select seq, item, response, chain, link, elapsed_ms
                from exam.answer
                where attempt_id = :attempt
                order by seq
                """)
                .param("attempt", attempt.value())
                .query((rs, row) -> {
                    var answer = answer(rs, row);
                    return new Answer(answer.seq(), answer.item(), answer.response(), link(rs));
                })
                .list();
    }

    private static Optional<AnswerLink> link(ResultSet rs) throws SQLException {
        var chain = Optional.ofNullable(rs.getBytes("chain"));
        var link = Optional.ofNullable(rs.getBytes("link"));
        var elapsedMs = rs.getLong("elapsed_ms");
        return chain.flatMap(before -> link.map(own -> new AnswerLink(
                HexFormat.of().formatHex(before), elapsedMs, HexFormat.of().formatHex(own))));
    }

    /** No value holds a control character; an array of arrays cannot be unnested by row. */
    static String text(Answer answer) {
        return String.join("\u001f", answer.response().values());
    }

    private static String[] column(Collection<Answer> answers, Function<Answer, String> value) {
        return answers.stream().map(value).toArray(String[]::new);
    }

    private static Answer answer(ResultSet rs, int row) throws SQLException {
        return new Answer(rs.getLong("seq"), rs.getInt("item"), new Response(List.of((String[])
                rs.getArray("response").getArray())));
    }
}
