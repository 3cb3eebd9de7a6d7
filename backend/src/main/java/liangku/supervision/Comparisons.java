package liangku.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Column;
import liangku.employer.Employers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which days are to be compared with the other side, and when again. The days of the last week are compared once a day, as
 * records of them still come and go; what is older until both sides were the same, up to a quarter back. Whom nobody
 * answered ask again every hour; where a day was sent again, it is looked at again after six.
 */
@Component
class Comparisons {

    /** As far back as late data make new versions of daily figures. */
    private static final int RECENT_DAYS = 7;

    /** As far back as missed days are caught up with. */
    private static final int DAYS = 92;

    /** A day is over so long after its end: its figures have been taken and pushed. */
    private static final Duration SETTLED = Duration.ofHours(1);

    /** One call ends, and the rest is the next one's. */
    private static final int AT_A_TIME = 200;

    private static final List<DataType> TYPES = List.of(DataType.values());

    private final JdbcClient db;
    private final Reconciler reconciler;
    private final TransactionTemplate transaction;

    Comparisons(JdbcClient db, Reconciler reconciler, TransactionTemplate transaction) {
        this.db = db;
        this.reconciler = reconciler;
        this.transaction = transaction;
    }

    private record Wanted(DataType dataType, LocalDate day) {}

    private record Step(DataType dataType, Reconciler.Outcome outcome) {}

    /**
     * Compares what is to be compared now, the newest days first. A kind of which the other side says nothing is left for the
     * next time.
     *
     * @return how many comparisons were made, also such that nobody answered; 0 while another node is at it
     */
    int compare(Instant now) {
        var asked = EnumSet.allOf(DataType.class);
        for (var made = 0; made < AT_A_TIME; made++) {
            var step = Objects.requireNonNull(transaction.execute(status -> step(asked, now)));
            if (step.isEmpty()) {
                return made;
            }
            switch (step.get().outcome()) {
                case SAME, DIFFERENT -> {}
                case UNREACHABLE -> asked.remove(step.get().dataType());
            }
        }
        return AT_A_TIME;
    }

    /** In a transaction of its own, so that two nodes do not both send a day again. */
    private Optional<Step> step(Set<DataType> asked, Instant now) {
        var mayAsk = db.sql("select pg_try_advisory_xact_lock(hashtext('supervision.reconciliation'))")
                .query(Boolean.class)
                .single();
        return mayAsk
                ? wanted(asked, now)
                        .map(wanted ->
                                new Step(wanted.dataType(), reconciler.reconcile(wanted.dataType(), wanted.day(), now)))
                : Optional.empty();
    }

    private Optional<Wanted> wanted(Set<DataType> asked, Instant now) {
        var last = LocalDate.ofInstant(now.minus(SETTLED), Employers.ZONE).minusDays(1);
        return db.sql("""
                select d.day, t.data_type
                from (
                    select :last::date - back as day, back from generate_series(0, :days - 1) as back
                ) d
                cross join unnest(:dataTypes::text[]) with ordinality as t (data_type, place)
                left join lateral (
                    select r.outcome, r.at
                    from supervision.reconciliation r
                    where r.day = d.day and r.data_type = t.data_type
                    order by r.at desc
                    limit 1
                ) l on true
                where (l.at is null
                       or l.at <= :now::timestamptz - case l.outcome when 'UNREACHABLE' then interval '50 minutes'
                                                                     when 'DIFFERENT' then interval '6 hours'
                                                                     else interval '23 hours' end)
                  and (d.back < :recent
                       or l.outcome is distinct from 'SAME'
                          and exists (select
                                      from supervision.record r
                                      where r.data_type = t.data_type
                                        and r.occurred_at >= d.day::timestamp at time zone :zone
                                        and r.occurred_at < (d.day + 1)::timestamp at time zone :zone))
                order by d.day desc, t.place
                limit 1
                """)
                .param("last", last)
                .param("days", DAYS)
                .param("recent", RECENT_DAYS)
                .param(
                        "dataTypes",
                        Column.of(TYPES.stream().filter(asked::contains).toList(), DataType::name))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("zone", Employers.ZONE.getId())
                .query((rs, row) ->
                        new Wanted(DataType.valueOf(rs.getString("data_type")), rs.getObject("day", LocalDate.class)))
                .optional();
    }
}
