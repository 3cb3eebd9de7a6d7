-- Who needs longer for a paper, and why. It counts for attempts that start while it holds.
create table exam.extra_time (
    id         uuid primary key,
    worker_id  uuid        not null,
    percent    int         not null,
    reason     text        not null,
    granted_by text        not null,
    granted_at timestamptz not null,
    -- The first day without; null until it is ended.
    until      date,
    constraint time_is_added check (percent between 5 and 200)
);
create index extra_time_of_worker on exam.extra_time (worker_id, granted_at);

create table exam.extra_time_end (
    extra_time_id uuid        primary key references exam.extra_time,
    ended_by      text        not null,
    ended_at      timestamptz not null
);
