package liangku.exam;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import liangku.employer.Column;
import liangku.employer.Scope;
import liangku.employer.ScopeSql;
import liangku.questionbank.Misfit;
import liangku.questionbank.Response;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.late_answer}. */
class LateAnswerTable {

    private static final int LIST_MAX = 1_000;

    private final JdbcClient db;

    LateAnswerTable(JdbcClient db) {
        this.db = db;
    }

    /** Keeps what is not kept yet, up to so many of an attempt: nobody fills the table with one sitting. */
    void keep(AttemptId attempt, List<LateArrivals.Kept> kept, int most, Instant now) {
        db.sql("""
                insert into exam.late_answer
                  (attempt_id, seq, item, response, chain, link, elapsed_ms, reason, arrived_at)
                select :attempt, seq, item, string_to_array(response, chr(31)), decode(chain, 'hex'),
                       decode(link, 'hex'), elapsed, reason, :now
                from unnest(:seqs::bigint[], :items::int[], :responses::text[], :chains::text[], :links::text[],
                            :elapsed::bigint[], :reasons::text[])
                     as g (seq, item, response, chain, link, elapsed, reason)
                order by seq
                limit greatest(0, :most - (select count(*) from exam.late_answer l where l.attempt_id = :attempt))
                on conflict (attempt_id, seq, item, response, link) do nothing
                """)
                .param("attempt", attempt.value())
                .param("seqs", Column.of(kept, one -> one.answer().seq()))
                .param("items", Column.of(kept, one -> one.answer().item()))
                .param("responses", Column.of(kept, one -> AnswerTable.text(one.answer())))
                .param(
                        "chains",
                        Column.ofOptional(kept, one -> one.answer().link().map(AnswerLink::chain)))
                .param(
                        "links",
                        Column.ofOptional(kept, one -> one.answer().link().map(AnswerLink::link)))
                .param(
                        "elapsed",
                        Column.ofOptional(kept, one -> one.answer().link().map(AnswerLink::elapsedMs)))
                .param("reasons", Column.of(kept, one -> one.why().name()))
                .param("most", most)
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** Notes the place in its chain of an answer that is none to its paper, up to so many of an attempt. */
    void refuse(AttemptId attempt, int item, AnswerLink link, Misfit why, int most, Instant now) {
        db.sql("""
                insert into exam.refused_answer (attempt_id, link, chain, elapsed_ms, item, why, arrived_at)
                select :attempt, :link, :chain, :elapsed, :item, :why, :now
                where (select count(*) from exam.refused_answer r where r.attempt_id = :attempt) < :most
                on conflict (attempt_id, link) do nothing
                """)
                .param("attempt", attempt.value())
                .param("link", HexFormat.of().parseHex(link.link()))
                .param("chain", HexFormat.of().parseHex(link.chain()))
                .param("elapsed", link.elapsedMs())
                .param("item", item)
                // No sentence: nobody is shown it, and whoever looks may not read the language it would be in.
                .param("why", why.toString())
                .param("most", most)
                .param("now", AttemptTable.timestamp(now))
                .update();
    }

    /** {@return the places in their chains of answers that came and are not in the journal: kept for a person, or refused} */
    List<AnswerLink> aside(AttemptId attempt) {
        return db.sql("""
                select chain, link, elapsed_ms from exam.late_answer where attempt_id = :attempt and link is not null
                union all
                select chain, link, elapsed_ms from exam.refused_answer where attempt_id = :attempt
                """)
                .param("attempt", attempt.value())
                .query((rs, row) -> new AnswerLink(
                        HexFormat.of().formatHex(rs.getBytes("chain")),
                        rs.getLong("elapsed_ms"),
                        HexFormat.of().formatHex(rs.getBytes("link"))))
                .list();
    }

    /** {@return what nobody has decided yet, the oldest first, at most 1,000} */
    List<LateAnswer> undecided(Scope scope) {
        var seen = ScopeSql.where(scope, "e");
        return db.sql("""
                select l.attempt_id, l.seq, l.item, l.response, l.elapsed_ms, l.reason, l.arrived_at, a.deadline,
                       a.worker_id, a.employer_id, a.exam_id
                from exam.late_answer l
                join exam.attempt a on a.id = l.attempt_id
                join employer.employer e on e.id = a.employer_id
                where l.decision is null and %s
                order by l.arrived_at, l.attempt_id, l.seq
                limit :limit
                """.formatted(seen.sql()))
                .params(seen.parameters())
                .param("limit", LIST_MAX)
                .query((rs, row) -> LateAnswer.read(rs))
                .list();
    }

    /** {@return whether an attempt within the scope has anything that nobody has decided yet} */
    boolean waits(AttemptId attempt, Scope scope) {
        var seen = ScopeSql.where(scope, "e");
        return db.sql("""
                select exists (
                    select from exam.late_answer l
                    join exam.attempt a on a.id = l.attempt_id
                    join employer.employer e on e.id = a.employer_id
                    where l.attempt_id = :attempt and l.decision is null and %s)
                """.formatted(seen.sql()))
                .params(seen.parameters())
                .param("attempt", attempt.value())
                .query(Boolean.class)
                .single();
    }

    /** {@return what nobody has decided yet of this attempt, by number} */
    List<Answer> undecided(AttemptId attempt) {
        return db.sql("""
                select seq, item, response
                from exam.late_answer
                where attempt_id = :attempt and decision is null
                order by seq
                for update
                """)
                .param("attempt", attempt.value())
                .query((rs, row) -> new Answer(rs.getLong("seq"), rs.getInt("item"), new Response(List.of((String[])
                        rs.getArray("response").getArray()))))
                .list();
    }

    void decide(AttemptId attempt, LateDecision decision, String by, String remark, Instant now) {
        db.sql("""
                update exam.late_answer
                set decision = :decision, decided_by = :by, decided_at = :now, remark = :remark
                where attempt_id = :attempt and decision is null
                """)
                .param("attempt", attempt.value())
                .param("decision", decision.name())
                .param("by", by)
                .param("remark", remark)
                .param("now", AttemptTable.timestamp(now))
                .update();
    }
}
