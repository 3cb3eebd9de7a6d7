package liangku.courseware;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProgressTable {

    private final JdbcClient db;

    ProgressTable(JdbcClient db) {
        this.db = db;
    }

    /** The first opening stands. Says nothing of a lesson that is not there. */
    void open(LearnerId learner, LessonId lesson, Instant now) {
        db.sql("""
                insert into courseware.progress (learner_id, lesson_id, position_seconds, seconds_spent, reported_at)
                select :learner, id, 0, 0, :now
                from courseware.lesson
                where id = :lesson
                on conflict do nothing
                """)
                .param("learner", learner.value())
                .param("lesson", lesson.value())
                .param("now", CourseTable.timestamp(now))
                .update();
    }

    /** Reads and locks until the transaction ends, so that two devices of one learner wait for each other. */
    ProgressRule.Before lock(LearnerId learner, LessonId lesson, Instant now) {
        open(learner, lesson, now);
        return db.sql("""
                select position_seconds, seconds_spent, reported_at
                from courseware.progress
                where learner_id = :learner
                  and lesson_id = :lesson
                for update
                """)
                .param("learner", learner.value())
                .param("lesson", lesson.value())
                .query((row, number) -> new ProgressRule.Before(
                        row.getInt("position_seconds"), row.getInt("seconds_spent"), instant(row, "reported_at")))
                .single();
    }

    /** As {@link #lock}, for all lessons of the learner. */
    StudyTime lockTime(LearnerId learner) {
        db.sql("""
                insert into courseware.study_time (learner_id, used)
                values (:learner, '{}')
                on conflict do nothing
                """).param("learner", learner.value()).update();
        return new StudyTime(db.sql("""
                select lower(span) as started, upper(span) as ended
                from (
                  select unnest(used) as span
                  from (
                    select used
                    from courseware.study_time
                    where learner_id = :learner
                    for update
                  ) as locked
                ) as spans
                order by started
                """)
                .param("learner", learner.value())
                .query((row, number) -> new StudyTime.Span(instant(row, "started"), instant(row, "ended")))
                .list());
    }

    /** @param earliest what lies before it can no longer be claimed, and is forgotten */
    void use(LearnerId learner, List<StudyTime.Span> spans, Instant earliest) {
        if (spans.isEmpty()) {
            return;
        }
        db.sql("""
                update courseware.study_time
                set used = (used + (
                  select range_agg(tstzrange(started, ended))
                  from unnest(:started::timestamptz[], :ended::timestamptz[]) as s (started, ended)
                )) * tstzmultirange(tstzrange(:earliest, null))
                where learner_id = :learner
                """)
                // The driver has no arrays of times; their texts say the same.
                .param(
                        "started",
                        spans.stream().map(span -> span.from().toString()).toArray(String[]::new))
                .param("ended", spans.stream().map(span -> span.to().toString()).toArray(String[]::new))
                .param("earliest", CourseTable.timestamp(earliest))
                .param("learner", learner.value())
                .update();
    }

    /** @param countedUntil see {@link ProgressRule#countedUntil} */
    void write(LearnerId learner, LessonId lesson, ProgressRule.After after, LocalDate day, Instant countedUntil) {
        db.sql("""
                update courseware.progress
                set position_seconds = :position, seconds_spent = :spent, reported_at = greatest(reported_at, :until)
                where learner_id = :learner
                  and lesson_id = :lesson
                """)
                .param("position", after.positionSeconds())
                .param("spent", after.secondsSpent())
                .param("until", CourseTable.timestamp(countedUntil))
                .param("learner", learner.value())
                .param("lesson", lesson.value())
                .update();
        if (after.credit() > 0) {
            db.sql("""
                    insert into courseware.study_day as d (learner_id, day, lesson_id, seconds)
                    values (:learner, :day, :lesson, :seconds)
                    on conflict (learner_id, day, lesson_id)
                    do update set seconds = least(d.seconds + excluded.seconds, 86400)
                    """)
                    .param("learner", learner.value())
                    .param("day", day)
                    .param("lesson", lesson.value())
                    .param("seconds", after.credit())
                    .update();
        }
    }

    /** Two last lessons finished at the same moment must see each other, or nobody would see that the course is done. */
    void oneAtATime(LearnerId learner) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:learner, 0))")
                .param("learner", learner.toString())
                .query((row, number) -> learner)
                .list();
    }

    /** {@return 1, or 0 if it was done before; then the first time stands} */
    int writeDone(LearnerId learner, LessonId lesson, Instant now) {
        return db.sql("""
                insert into courseware.lesson_done (learner_id, lesson_id, done_at)
                values (:learner, :lesson, :now)
                on conflict do nothing
                """)
                .param("learner", learner.value())
                .param("lesson", lesson.value())
                .param("now", CourseTable.timestamp(now))
                .update();
    }

    /** {@return when each was last reported of} */
    Map<LessonId, Instant> reported(LearnerId learner, Collection<LessonId> lessons) {
        return db
                .sql("""
                select lesson_id, reported_at
                from courseware.progress
                where learner_id = :learner
                  and lesson_id = any(:lessons)
                """)
                .param("learner", learner.value())
                .param("lessons", lessons.stream().map(LessonId::value).toArray(UUID[]::new))
                .query((row, number) ->
                        Map.entry(new LessonId(row.getObject("lesson_id", UUID.class)), instant(row, "reported_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<LessonId, LessonProgress> of(LearnerId learner, Collection<LessonId> lessons) {
        return db
                .sql("""
                select p.lesson_id, p.position_seconds, p.seconds_spent, d.done_at
                from courseware.progress p
                left join courseware.lesson_done d on d.learner_id = p.learner_id and d.lesson_id = p.lesson_id
                where p.learner_id = :learner
                  and p.lesson_id = any (:lessons)
                """)
                .param("learner", learner.value())
                .param("lessons", lessons.stream().map(LessonId::value).toArray(UUID[]::new))
                .query((row, number) -> progress(row))
                .list()
                .stream()
                .collect(Collectors.toMap(LessonProgress::lesson, progress -> progress));
    }

    /** {@return for each learner who finished all of these lessons, when the last of them was} */
    Map<LearnerId, Instant> finishedAll(Collection<LearnerId> learners, Collection<LessonId> lessons) {
        return db
                .sql("""
                select learner_id, max(done_at) as done_at
                from courseware.lesson_done
                where learner_id = any (:learners)
                  and lesson_id = any (:lessons)
                group by learner_id
                having count(*) = :lessonCount
                """)
                .param("learners", learners.stream().map(LearnerId::value).toArray(UUID[]::new))
                .param("lessons", lessons.stream().map(LessonId::value).toArray(UUID[]::new))
                .param("lessonCount", lessons.size())
                .query((row, number) ->
                        Map.entry(new LearnerId(row.getObject("learner_id", UUID.class)), instant(row, "done_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long seconds(LearnerId learner, LocalDate from, LocalDate to) {
        return db.sql("""
                select coalesce(sum(seconds), 0)
                from courseware.study_day
                where learner_id = :learner
                  and day >= :from
                  and day < :to
                """)
                .param("learner", learner.value())
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    /** One statement for all: what is done already stays as it is, and its time is not counted twice. */
    int writeHistory(List<Progress.Learned> history, List<LocalDate> days) {
        return db.sql("""
                with given as (
                  select learner_id, lesson_id, seconds, done_at, day
                  from unnest(:learners, :lessons, :seconds, :doneAt::timestamptz[], :days::date[])
                    as g (learner_id, lesson_id, seconds, done_at, day)
                ), fresh as (
                  insert into courseware.lesson_done (learner_id, lesson_id, done_at)
                  select learner_id, lesson_id, min(done_at)
                  from given
                  group by learner_id, lesson_id
                  on conflict do nothing
                  returning learner_id, lesson_id
                ), progressed as (
                  insert into courseware.progress as p
                    (learner_id, lesson_id, position_seconds, seconds_spent, reported_at)
                  select g.learner_id, g.lesson_id, coalesce(max(l.video_seconds), sum(g.seconds)), sum(g.seconds),
                    max(g.done_at)
                  from given g
                  join fresh using (learner_id, lesson_id)
                  join courseware.lesson l on l.id = g.lesson_id
                  group by g.learner_id, g.lesson_id
                  on conflict (learner_id, lesson_id) do update
                  set position_seconds = greatest(p.position_seconds, excluded.position_seconds),
                    seconds_spent = p.seconds_spent + excluded.seconds_spent,
                    reported_at = greatest(p.reported_at, excluded.reported_at)
                ), studied as (
                  insert into courseware.study_day as d (learner_id, day, lesson_id, seconds)
                  select g.learner_id, g.day, g.lesson_id, least(sum(g.seconds), 86400)
                  from given g
                  join fresh using (learner_id, lesson_id)
                  group by g.learner_id, g.day, g.lesson_id
                  on conflict (learner_id, day, lesson_id)
                  do update set seconds = least(d.seconds + excluded.seconds, 86400)
                )
                select count(*) from fresh
                """)
                .param(
                        "learners",
                        history.stream().map(row -> row.learner().value()).toArray(UUID[]::new))
                .param(
                        "lessons",
                        history.stream().map(row -> row.lesson().value()).toArray(UUID[]::new))
                .param(
                        "seconds",
                        history.stream().map(Progress.Learned::secondsSpent).toArray(Integer[]::new))
                // The driver has no arrays of times; their texts say the same.
                .param(
                        "doneAt",
                        history.stream().map(row -> row.doneAt().toString()).toArray(String[]::new))
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private static LessonProgress progress(ResultSet row) throws SQLException {
        return new LessonProgress(
                new LessonId(row.getObject("lesson_id", UUID.class)),
                row.getInt("position_seconds"),
                row.getInt("seconds_spent"),
                Optional.ofNullable(row.getObject("done_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
