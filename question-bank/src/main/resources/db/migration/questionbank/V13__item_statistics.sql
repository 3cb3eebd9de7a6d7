-- What candidates' answers say of each version of a question. One writer at a time, under an advisory lock.
create table questionbank.item_statistics (
    question_id      uuid not null,
    version          int not null,
    -- All sums of the item in one piece, see ItemTally: read, added to and written back whole.
    tally            bytea not null,
    -- What follows from the sums, for lists that sort by it.
    shown            int not null,
    facility         double precision not null,
    discrimination   double precision,
    omit_rate        double precision not null,
    median_seconds   double precision,
    -- Rasch, of the newest measuring that had the item: as measured, and the author's drawn to it.
    measured         double precision,
    measured_error   double precision,
    measured_shown   int,
    difficulty       double precision not null,
    difficulty_error double precision not null,
    -- What the candidates of the largest exam are expected to earn of it, 0..1.
    expected         double precision not null,
    counted_at       timestamptz not null,
    judged_at        timestamptz,
    primary key (question_id, version),
    foreign key (question_id, version) references questionbank.question_version,
    constraint measured_whole check ((measured is null) = (measured_error is null)
        and (measured is null) = (measured_shown is null))
) with (fillfactor = 60);
-- What was counted since it was last judged.
create index item_statistics_to_judge on questionbank.item_statistics (counted_at)
    where judged_at is null or judged_at < counted_at;

-- An item day by day, against what the other answers of the same candidates predict; only while its difficulty is measured.
create table questionbank.item_day (
    question_id uuid not null,
    version     int not null,
    day         date not null,
    shown       int not null,
    earned      double precision not null,
    expected    double precision not null,
    variance    double precision not null,
    primary key (question_id, version, day)
) with (fillfactor = 80);

-- Populations run side by side: one element for each exam.
-- One row a measuring of all items; what is counted from then on is read by it.
create table questionbank.measurement (
    id            bigint generated always as identity primary key,
    made_at       timestamptz not null,
    papers        int not null,
    items         int not null,
    rounds        int not null,
    converged     boolean not null, -- of this run, not a state that changes
    -- What was added to bring it onto the scale of the one before; null for the first, or too few common items.
    shift         double precision,
    exams         text[] not null,
    means         double precision[] not null,
    sds           double precision[] not null,
    reference     int not null,
    level         double precision not null,
    author_middle double precision not null,
    author_step   double precision not null,
    author_spread double precision not null
);
