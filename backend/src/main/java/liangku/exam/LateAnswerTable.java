package liangku.exam;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import liangku.employer.Column;
import liangku.employer.Scope;
import liangku.employer.ScopeSql;
import liangku.questionbank.Misfit;
import liangku.questionbank.Response;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code exam.late_answer}. */
class LateAnswerTable {

    /** So many answers of one attempt are listed: as many as a long paper has items. */
    private static final int LISTED_MAX = 100;

    private final JdbcClient db;

    LateAnswerTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * Keeps what is not kept yet, up to so many of an attempt: nobody fills the table with one sitting. All of it or nothing,
     * as a phone forgets what is said to be here; the attempt is locked.
     *
     * @return whether all of it is kept now
     */
    boolean keep(AttemptId attempt, List<LateArrivals.Kept> kept, int most, Instant now) {
        return db.sql("""
                with came as (
                    select seq, item, string_to_array(response, chr(31)) as response, decode(chain, 'hex') as chain,
                           decode(link, 'hex') as link, elapsed, reason
                    from unnest(:seqs::bigint[], :items::int[], :responses::text[], :chains::text[], :links::text[],
                                :elapsed::bigint[], :reasons::text[])
                         as g (seq, item, response, chain, link, elapsed, reason)),
                fresh as (
                    select seq, item, response, chain, link, elapsed, reason
                    from came c
                    where not exists (
                        select from exam.late_answer l
                        where l.attempt_id = :attempt and l.seq = c.seq and l.item = c.item
                          and l.response = c.response and l.link is not distinct from c.link)),
                room as (
                    select (select count(*) from fresh)
                         + (select count(*) from exam.late_answer l where l.attempt_id = :attempt) <= :most as enough),
                added as (
                    insert into exam.late_answer
                      (attempt_id, seq, item, response, chain, link, elapsed_ms, reason, arrived_at)
                    select :attempt, seq, item, response, chain, link, elapsed, reason, :now
                    from fresh
                    where (select enough from room)
                    on conflict (attempt_id, seq, item, response, link) do nothing)
                select enough from room
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
                .query(Boolean.class)
                .single();
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

    /** {@return attempts of which something is not decided yet, behind a place, those that wait longest first} */
    List<LateAttempt> undecided(Scope scope, Optional<LatePage.Place> after, int limit) {
        var seen = ScopeSql.where(scope, "e");
        Map<AttemptId, LateAttempt> attempts = new LinkedHashMap<>();
        db.sql("""
                select p.attempt_id, p.since, p.answers, p.given_ms, p.reasons,
                       p.deadline, p.worker_id, p.employer_id, p.exam_id,
                       l.seq, l.item, l.response, l.elapsed_ms, l.reason, l.arrived_at
                from (
                    select w.attempt_id, w.since, w.answers, w.given_ms, w.reasons,
                           a.deadline, a.worker_id, a.employer_id, a.exam_id
                    from (
                        select attempt_id, min(arrived_at) as since, count(*) as answers, max(elapsed_ms) as given_ms,
                               array_agg(distinct reason order by reason) as reasons
                        from exam.late_answer
                        where decision is null
                        group by attempt_id) w
                    join exam.attempt a on a.id = w.attempt_id
                    join employer.employer e on e.id = a.employer_id
                    where (:since::timestamptz is null
                        or (w.since, w.attempt_id) > (:since::timestamptz, :attempt::uuid))
                      and %s
                    order by w.since, w.attempt_id
                    limit :limit) p
                cross join lateral (
                    select seq, item, response, elapsed_ms, reason, arrived_at
                    from exam.late_answer o
                    where o.attempt_id = p.attempt_id and o.decision is null
                    order by o.seq, o.arrived_at
                    limit :listed) l
                order by p.since, p.attempt_id, l.seq, l.arrived_at
                """.formatted(seen.sql()))
                .params(seen.parameters())
                .param(
                        "since",
                        after.map(place -> AttemptTable.timestamp(place.since()))
                                .orElse(null))
                .param("attempt", after.map(place -> place.attempt().value()).orElse(null))
                .param("limit", limit)
                .param("listed", LISTED_MAX)
                .query(rs -> {
                    var answer = LateAnswer.read(rs);
                    var attempt = attempts.get(answer.attempt());
                    attempts.put(
                            answer.attempt(), attempt == null ? LateAttempt.read(rs, answer) : attempt.and(answer));
                });
        return List.copyOf(attempts.values());
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
