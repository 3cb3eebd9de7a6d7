-- Marked attempts that are yet to be counted in the statistics of items and exams; written in the marking transaction, taken
-- out in the counting one, so that each is counted once, whoever is killed when.
create table exam.uncounted (
    attempt_id uuid primary key references exam.attempt,
    since      timestamptz not null
);
create index uncounted_by_time on exam.uncounted (since);

insert into exam.uncounted (attempt_id, since) select attempt_id, marked_at from exam.result;

-- First attempts that were counted; a calibration reads exactly these.
create table exam.counted (
    attempt_id uuid primary key references exam.attempt,
    counted_at timestamptz not null
);

-- All sums of an exam, see ExamTally.
create table exam.tally (
    exam_id    uuid primary key references exam.exam,
    sums       double precision[] not null,
    bins       int[] not null,
    bin_errors double precision[] not null
);
