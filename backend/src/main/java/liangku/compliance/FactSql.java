package liangku.compliance;

/**
 * The definitions of the indicators ({@code docs/indicators.md}) as SQL, in steps: who is employed, what each owes, what
 * each has done by the end of the day, then people counted once in each group, then businesses.
 *
 * <p>Reads, and never writes: {@code people.employment}, {@code employer.employer} and {@code .status_period},
 * {@code programme.programme}, {@code courseware.course}, {@code .lesson}, {@code .lesson_done} and {@code .study_day},
 * {@code people.worker}, {@code exam.attempt}, {@code .result}, {@code .spot_check_void}, {@code .ban} and
 * {@code .ban_lift}, {@code certificate.certificate}, {@code .revocation} and {@code .supersession}.
 */
final class FactSql {

    /** What makes a group. */
    enum Grouping {
        TOTAL("''"),
        CATEGORY("e.category"),
        EMPLOYER("e.id::text"),
        /** The one of {@code :children} that the region is below or equal to. */
        CHILD_REGION("(select c from unnest(:children::text[]) c where starts_with(e.region, c) limit 1)");

        private final String key;

        Grouping(String key) {
            this.key = key;
        }
    }

    /** Facts of each employment on the day. */
    private static final String FACTS = """
            with duty as materialized (
                select category, post, programme_id, rank, minutes, since
                from unnest(:dutyCategories::text[], :dutyPosts::text[], :dutyProgrammes::uuid[], :dutyRanks::int[],
                            :dutyMinutes::int[], :dutySince::date[])
                     as d (category, post, programme_id, rank, minutes, since)
            ), level as (
                select programme_id, rank
                from unnest(:programmes::uuid[], :ranks::int[]) as l (programme_id, rank)
            ), employed as materialized (
                select m.id, m.worker_id, m.employer_id, m.post, m.since as employed_since, %s as key,
                       d.programme_id, d.rank, d.minutes, d.since
                from people.employment m
                join employer.employer e on e.id = m.employer_id
                join employer.status_period s on s.employer_id = e.id
                left join duty d on d.category = e.category and d.post = m.post
                where m.since <= :day
                  and (m.until is null or m.until > :day)
                  and s.status = 'ACTIVE'
                  and s.since <= :day
                  and (s.until is null or s.until > :day)
                  and %s
            ), owed as materialized (
                select id, worker_id, employer_id, post, key, programme_id, rank, minutes, since
                from employed
                where rank is not null
            ), required as materialized (
                select p.id as programme_id, l.id as lesson_id, count(*) over (partition by p.id) as lessons
                from programme.programme p
                join courseware.course c on c.code = any (p.course_codes)
                join courseware.lesson l on l.course_id = c.id
                where l.withdrawn_at is null or l.withdrawn_at >= :end
            ), learned as (
                -- A left join, because it is bound to come after the join by learner: joined to its lessons first, every
                -- person would be looked up once for each lesson.
                select o.id, count(r.lesson_id) as lessons_done, min(r.lessons) as lessons
                from owed o
                join courseware.lesson_done d on d.learner_id = o.worker_id
                left join required r on r.programme_id = o.programme_id and r.lesson_id = d.lesson_id
                where d.done_at < :end
                group by o.id
            ), studied as (
                select o.id, sum(d.seconds) as seconds
                from owed o
                join courseware.study_day d on d.learner_id = o.worker_id
                where d.day > o.since
                  and d.day <= :day
                group by o.id
            ), taken as (
                -- Who holds several posts sits one exam: an attempt counts wherever its programme covers the duty.
                select o.id, count(*) as submitted, count(*) filter (where r.verdict = 'PASSED') as passed,
                       (array_agg(r.verdict order by a.submitted_at))[1] as first_verdict
                from owed o
                join exam.attempt a on a.worker_id = o.worker_id
                join exam.result r on r.attempt_id = a.id
                join level l on l.programme_id = a.programme_id and l.rank >= o.rank
                where a.spot_check_id is null
                  and a.submitted_at < :end
                  and a.submitted_at >= (o.since + 1)::timestamp at time zone 'Asia/Shanghai'
                group by o.id
            ), covering as (
                -- ended_on: the first day it did not count, as far as was decided by the end of the day
                select o.id, c.valid_until, least(c.valid_until + 1, r.revoked_on, s.superseded_on) as ended_on
                from owed o
                join certificate.certificate c on c.worker_id = o.worker_id
                join level l on l.programme_id = c.programme_id and l.rank >= o.rank
                left join certificate.revocation r on r.number = c.number and r.revoked_on <= :day
                left join certificate.supersession s on s.number = c.number and s.superseded_on <= :day
                where c.issued_on <= :day
            ), barred as materialized (
                -- Who may not manage on the day, and until when; few, whatever the cut.
                select w.id as worker_id, max(coalesce(least(b.until, l.lifted_on), 'infinity')) as ends_on
                from exam.ban b
                join people.worker w on w.id_number_index = b.id_number_index
                left join exam.ban_lift l on l.ban_id = b.id
                where b.reach = 'MANAGEMENT'
                  and b.since <= :day
                  and (b.until is null or b.until > :day)
                  and (l.lifted_on is null or l.lifted_on > :day)
                group by w.id
            ), held as (
                -- A certificate is worth nothing at a post its holder is barred from.
                select c.id, count(*) as valid, max(c.valid_until) as valid_until
                from covering c
                where c.ended_on > :day
                  and not exists (select from owed o
                                  where o.id = c.id and o.post in ('DIRECTOR', 'OFFICER', 'HEAD')
                                    and o.worker_id in (select worker_id from barred))
                group by c.id
            ), fact as materialized (
                -- Full joins, although each has only people of the first: for these no plan goes through a whole part again
                -- for every person, which looks cheap for the few that are expected and is not for those who come.
                select o.id, o.key, o.worker_id, o.employer_id, o.post, o.rank, o.since,
                       coalesce(n.lessons_done, 0) as lessons_done, coalesce(n.lessons, 0) as lessons,
                       coalesce(t.seconds, 0) as seconds, o.minutes,
                       -- TrainingBar.reached, for many at once
                       coalesce(n.lessons_done = n.lessons and coalesce(t.seconds, 0) >= o.minutes * 60, false) as trained,
                       coalesce(a.submitted, 0) as submitted, coalesce(a.passed, 0) as passed,
                       coalesce(a.first_verdict = 'PASSED', false) as first_passed,
                       coalesce(h.valid, 0) as valid, h.valid_until
                from owed o
                full join learned n on n.id = o.id
                full join studied t on t.id = o.id
                full join taken a on a.id = o.id
                full join held h on h.id = o.id
            )
            """;

    /** People once in each group, by the most demanding of their duties there; then businesses; then groups. */
    private static final String FIGURES = """
            , person as (
                select distinct on (key, worker_id)
                       key, trained, submitted, passed, first_passed, valid, valid_until
                from %3$s
                order by key, worker_id, rank desc, since desc, id
            ), people as (
                select key, count(*) as people, count(*) filter (where trained) as trained,
                       count(*) filter (where submitted > 0) as sat,
                       count(*) filter (where first_passed) as first_passed,
                       count(*) filter (where passed > 0) as ever_passed,
                       sum(submitted) as submitted, sum(passed) as passed,
                       count(*) filter (where valid > 0) as certified, sum(valid) as valid,
                       count(*) filter (where valid_until <= :day + 30 and valid_until > :day) as expiring_30,
                       count(*) filter (where valid_until <= :day + 60 and valid_until > :day) as expiring_60,
                       count(*) filter (where valid_until <= :day + 90 and valid_until > :day) as expiring_90
                from person
                group by key
            ), unit as (
                select key, employer_id,
                       count(*) filter (where post in ('DIRECTOR', 'OFFICER')) as managers,
                       count(*) filter (where post in ('DIRECTOR', 'OFFICER') and valid > 0) as managers_certified,
                       count(*) filter (where post not in ('DIRECTOR', 'OFFICER')) as others,
                       count(*) filter (where post not in ('DIRECTOR', 'OFFICER') and valid > 0) as others_certified,
                       count(*) filter (where post not in ('DIRECTOR', 'OFFICER') and trained) as others_trained
                from %3$s
                group by key, employer_id
            ), units as materialized (
                select key, count(*) as units,
                       count(*) filter (where managers_certified = managers
                            and others_trained * 100 >= others * :othersTrained) as covered_units,
                       count(*) filter (where managers_certified * 100 >= managers * :managersCertified
                            and others_certified * 100 >= others * :othersCertified) as compliant_units
                from unit
                group by key
            ), spot as materialized (
                select %1$s as key,
                       count(*) filter (where a.number = 1) as spot_checked,
                       count(*) filter (where a.number = 1 and r.verdict = 'PASSED') as spot_passed,
                       count(*) filter (where a.number > 1) as make_ups,
                       count(*) filter (where a.number > 1 and r.verdict = 'PASSED') as made_up
                from exam.attempt a
                join exam.result r on r.attempt_id = a.id
                join employer.employer e on e.id = a.employer_id
                %4$s
                where a.spot_check_id is not null
                  and a.submitted_at < :end
                  and not exists (select from exam.spot_check_void v
                                  where v.spot_check_id = a.spot_check_id and v.worker_id = a.worker_id
                                    and a.submitted_at >= v.left_on::timestamp at time zone 'Asia/Shanghai')
                  and a.submitted_at >= cast(:end as timestamptz) - interval '12 months'
                  and %2$s
                group by 1
            )
            """;

    /** The same facts in each group they count in: every region the business lies in, all kinds together and its own. */
    private static final String PLACED = """
            , place as (
                select e.id as employer_id, r.code || ':' || k.category as key
                from employer.employer e
                join unnest(:regions::text[]) as r (code) on starts_with(e.region, r.code)
                cross join unnest(array['', e.category]) as k (category)
            ), placed as (
                select l.key, f.id, f.worker_id, f.employer_id, f.post, f.rank, f.since, f.trained, f.submitted, f.passed,
                       f.first_passed, f.valid, f.valid_until
                from fact f
                join place l on l.employer_id = f.employer_id
            )
            """;

    private static final String SELECTED = """
            p.key, u.units, u.covered_units, u.compliant_units, p.people, p.trained, p.sat, p.first_passed, p.ever_passed,
            p.submitted, p.passed, p.certified, p.valid, p.expiring_30, p.expiring_60, p.expiring_90,
            coalesce(s.spot_checked, 0) as spot_checked, coalesce(s.spot_passed, 0) as spot_passed,
            coalesce(s.make_ups, 0) as make_ups, coalesce(s.made_up, 0) as made_up
            """;

    private static final String FROM = """
            from people p
            join units u on u.key = p.key
            left join spot s on s.key = p.key
            """;

    private FactSql() {}

    /** {@return a statement with a row for each group in which somebody owes training} */
    static String figures(Grouping grouping, String where) {
        return FACTS.formatted(grouping.key, where)
                + FIGURES.formatted(grouping.key, where, "fact", "")
                + "select " + SELECTED + FROM
                + "where p.key is not null order by p.key";
    }

    /**
     * {@return a statement with a row for each of {@code :regions}, and each kind of business there, in which somebody owes
     * training; its key is {@code region:category}, the category empty for all kinds together}
     */
    static String everyRegion(String where) {
        return FACTS.formatted(Grouping.TOTAL.key, where)
                + PLACED
                + FIGURES.formatted("l.key", where, "placed", "join place l on l.employer_id = a.employer_id")
                + "select " + SELECTED + FROM
                + "order by p.key";
    }

    /** {@return a statement with businesses by certified people in a million, then by id} */
    static String ranked(String where) {
        return FACTS.formatted(Grouping.EMPLOYER.key, where)
                + FIGURES.formatted(Grouping.EMPLOYER.key, where, "fact", "")
                + "select (p.certified * 1000000 / p.people)::int as rank, e.name, e.region, e.category, " + SELECTED
                + FROM + """
                join employer.employer e on e.id = p.key::uuid
                where ((p.certified * 1000000 / p.people)::int, p.key) > (:afterRank, :afterId)
                order by 1, p.key
                limit :limit
                """;
    }

    /** {@return a statement with a row for each employment, also of those who owe nothing} */
    static String people(String where) {
        return FACTS.formatted(Grouping.EMPLOYER.key, where) + """
                select m.id, m.worker_id, m.post, m.employed_since, f.rank is not null as owes,
                       coalesce(f.lessons_done, 0) as lessons_done,
                       (select count(*) from required r where r.programme_id = m.programme_id) as lessons,
                       coalesce(f.seconds, 0) as seconds, coalesce(f.minutes, 0) as minutes,
                       coalesce(f.trained, false) as trained, coalesce(f.valid, 0) as valid, f.valid_until,
                       (select max(c.ended_on) from covering c where c.id = m.id) as lapsed_on,
                       b.worker_id is not null as barred, nullif(b.ends_on, 'infinity') as barred_until,
                       (select coalesce(sum(d.seconds), 0) from courseware.study_day d
                        where d.learner_id = m.worker_id and d.day >= :newYear and d.day <= :day) as seconds_this_year,
                       last.submitted_at as last_at, last.percent as last_percent, last.verdict as last_verdict
                from employed m
                left join fact f on f.id = m.id
                left join barred b on b.worker_id = m.worker_id and m.post in ('DIRECTOR', 'OFFICER', 'HEAD')
                left join lateral (
                    select a.submitted_at, r.percent, r.verdict
                    from exam.attempt a
                    join exam.result r on r.attempt_id = a.id
                    join level l on l.programme_id = a.programme_id and l.rank >= coalesce(m.rank, 0)
                    where a.worker_id = m.worker_id
                      and a.spot_check_id is null
                      and a.submitted_at < :end
                    order by a.submitted_at desc
                    limit 1
                ) last on true
                order by m.id
                """;
    }
}
