-- What candidates' answers say of a question's newest version, for lists that sort and filter by it; all of it null while
-- nothing is measured. It is a copy: an index on what counting changes in item_statistics would cost every count (see V19).
alter table questionbank.question
    add column measured_difficulty double precision, -- Rasch, in logits, as measured
    add column facility double precision,
    add column discrimination double precision, -- may be null though the rest is known
    add column shown int,
    add constraint figures_are_whole check ((measured_difficulty is null) = (facility is null)
        and (measured_difficulty is null) = (shown is null)
        and (discrimination is null or facility is not null));

create index question_by_measured on questionbank.question (measured_difficulty, identifier, topic, kind, difficulty)
    where measured_difficulty is not null;
create index question_by_facility on questionbank.question (facility, identifier, topic, kind, difficulty)
    where facility is not null;
create index question_by_discrimination on questionbank.question (discrimination, identifier, topic, kind, difficulty)
    where discrimination is not null;

-- When lists began to show what a measuring found. Those of before an upgrade are shown by the next sweep, some seconds after
-- the start, as every later one is: an upgrade need not wait for it, and there is one way to do it.
alter table questionbank.measurement add column listed_at timestamptz;
