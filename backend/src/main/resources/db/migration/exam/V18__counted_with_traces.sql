-- What each counted paper left behind in the sums of items and of its exam: late answers may change its marks, and then it is
-- taken back exactly and counted anew.
insert into exam.uncounted (attempt_id, since)
select attempt_id, counted_at from exam.counted
on conflict do nothing;
delete from exam.counted;
delete from exam.tally;
alter table exam.counted
    -- Of its items, as the question bank wrote it.
    add column trace bytea not null,
    -- Of its exam: share of the points, squared error, verdict; the ability is in the trace.
    add column share double precision not null,
    add column error2 double precision not null,
    add column verdict text not null,
    add constraint verdict_is_known check (verdict in ('PASSED', 'FAILED'));

-- Late answers that would have lowered the marks are in the journal and not in the marks: they were saved since then.
alter table exam.result add column unmarked_since timestamptz;
