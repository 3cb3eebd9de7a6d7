-- Each start, each submission and each count looked these up again, and every start put its mark on the one row of its exam,
-- in line with all others. The rows are written by the statement that writes what they belong to, or under its lock; and
-- exams and attempts are never deleted.
alter table exam.attempt drop constraint attempt_exam_id_fkey;
alter table exam.result drop constraint result_attempt_id_fkey;
alter table exam.uncounted drop constraint uncounted_attempt_id_fkey;
alter table exam.counted drop constraint counted_attempt_id_fkey;
