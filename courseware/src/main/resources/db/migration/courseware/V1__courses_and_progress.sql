-- Courses are few and read by everyone, progress is much and read by one: so texts are plain columns of their row, and
-- every table of progress begins its key with the learner.
create schema if not exists courseware;

create table courseware.course (
  id uuid primary key,
  code text not null constraint course_code_is_unique unique,
  position integer not null,
  title_zh text not null,
  title_en text not null,
  summary_zh text not null,
  summary_en text not null,
  audience text not null constraint audience_is_known check (audience in ('WORKER', 'MANAGER', 'ALL')),
  version bigint not null,
  changed_at timestamptz not null
);

create table courseware.lesson (
  id uuid primary key,
  course_id uuid not null references courseware.course,
  slug text not null,
  position integer not null,
  kind text not null constraint kind_is_known check (kind in ('TEXT', 'VIDEO')),
  title_zh text not null,
  title_en text not null,
  summary_zh text not null,
  summary_en text not null,
  body_zh text not null,
  body_en text not null,
  minutes integer not null constraint minutes_are_a_short_lesson check (minutes between 1 and 240),
  -- Absent exactly where there is no film.
  video_seconds integer constraint video_lasts check (video_seconds > 0),
  version bigint not null,
  changed_at timestamptz not null,
  -- What the last import brought; an import that brings the same again changes nothing.
  import_digest text,
  -- Someone changed the text here since: an import no longer overwrites it.
  edited_at timestamptz,
  -- No longer part of the course. The row stays, because people's progress refers to it.
  withdrawn_at timestamptz,
  constraint lesson_slug_is_unique_in_its_course unique (course_id, slug),
  constraint films_have_a_length check ((kind = 'VIDEO') = (video_seconds is not null))
);

create table courseware.lesson_knowledge_point (
  lesson_id uuid not null references courseware.lesson,
  position integer not null,
  knowledge_point text not null constraint knowledge_point_is_a_leaf check (knowledge_point ~ '^[0-9]{4}$'),
  primary key (lesson_id, knowledge_point)
);
create index lesson_by_knowledge_point on courseware.lesson_knowledge_point (knowledge_point);

create table courseware.lesson_media (
  lesson_id uuid not null references courseware.lesson,
  role text not null constraint role_is_known
    check (role in ('PICTURE', 'VIDEO', 'POSTER', 'SUBTITLE_ZH', 'SUBTITLE_EN')),
  -- As the text of the lesson calls it.
  file_name text not null,
  sha256 text not null,
  stored_name text not null,
  bytes bigint not null,
  primary key (lesson_id, role, file_name)
);

create table courseware.progress (
  learner_id uuid not null,
  lesson_id uuid not null references courseware.lesson,
  position_seconds integer not null constraint position_is_inside check (position_seconds >= 0),
  seconds_spent integer not null constraint time_goes_forward check (seconds_spent >= 0),
  reported_at timestamptz not null,
  primary key (learner_id, lesson_id)
);

create table courseware.lesson_done (
  learner_id uuid not null,
  lesson_id uuid not null references courseware.lesson,
  done_at timestamptz not null,
  primary key (learner_id, lesson_id)
);

-- Time by day of the city, for the hours a year asks of a post.
create table courseware.study_day (
  learner_id uuid not null,
  day date not null,
  lesson_id uuid not null references courseware.lesson,
  seconds integer not null constraint a_day_has_its_hours check (seconds between 0 and 86400),
  primary key (learner_id, day, lesson_id)
);
