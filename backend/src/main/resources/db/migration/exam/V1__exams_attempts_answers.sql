create schema if not exists exam;

-- What can be sat. Which programme an exam certifies for is the programme's to say.
create table exam.exam (
    id               uuid primary key,
    code             text not null,
    kind             text not null,
    title_zh         text not null,
    title_en         text not null,
    blueprint_code   text not null,
    minutes          int not null,
    pass_percent     int not null,
    attempts_allowed int not null,
    period_days      int not null,
    cool_down_hours  int not null,
    constraint exam_code_is_unique unique (code),
    constraint kind_is_known check (kind in ('CERTIFICATION', 'SPOT_CHECK')),
    constraint minutes_fit_a_day check (minutes between 1 and 1440),
    constraint pass_mark_is_a_percentage check (pass_percent between 1 and 100),
    constraint somebody_may_sit check (attempts_allowed > 0),
    constraint period_is_positive check (period_days > 0),
    constraint cool_down_is_not_negative check (cool_down_hours >= 0)
);

insert into exam.exam
    (id, code, kind, title_zh, title_en, blueprint_code, minutes, pass_percent, attempts_allowed, period_days, cool_down_hours)
values
    ('019a0000-0000-7000-8000-000000000011', 'WORKER', 'CERTIFICATION', '从业人员食品安全考核',
     'Food-safety exam for kitchen workers', 'P-A', 60, 60, 3, 30, 24),
    ('019a0000-0000-7000-8000-000000000012', 'MANAGER', 'CERTIFICATION', '食品安全管理人员考核',
     'Food-safety exam for managers', 'P-B', 90, 80, 3, 30, 24),
    -- One make-up, promptly (the inspection rule wants the 补考 without delay), within seven days of the order.
    ('019a0000-0000-7000-8000-000000000013', 'SPOT_CHECK', 'SPOT_CHECK', '食品安全现场抽查考核',
     'On-site food-safety spot check', 'P-C', 20, 80, 2, 7, 0);

-- An authority's order that people of one business be examined on the spot.
create table exam.spot_check (
    id          uuid primary key,
    exam_id     uuid not null references exam.exam,
    employer_id uuid not null,
    ordered_by  text not null,
    ordered_at  timestamptz not null,
    closes_at   timestamptz not null,
    constraint closes_after_order check (closes_at > ordered_at)
);
create index spot_checks_of_employer on exam.spot_check (employer_id, ordered_at);

create table exam.spot_check_worker (
    spot_check_id uuid not null references exam.spot_check,
    worker_id     uuid not null,
    employment_id uuid not null,
    programme_id  uuid not null,
    constraint checked_once_per_order primary key (spot_check_id, worker_id)
);
create index spot_checks_of_worker on exam.spot_check_worker (worker_id);

create table exam.attempt (
    id            uuid primary key,
    exam_id       uuid not null references exam.exam,
    worker_id     uuid not null,
    -- Where the person worked and what for, as it was at the start: the record must not move with a later change of job.
    programme_id  uuid not null,
    employment_id uuid not null,
    employer_id   uuid not null,
    spot_check_id uuid references exam.spot_check,
    number        int not null,
    -- The paper, bit for bit: release, blueprint, algorithm and seed rebuild it, the digest proves it.
    release_id    uuid not null,
    blueprint_id  uuid not null,
    algorithm     int not null,
    seed          bigint not null,
    digest        text not null,
    pass_percent  int not null,
    started_at    timestamptz not null,
    deadline      timestamptz not null,
    submitted_at  timestamptz,
    closed_by     text,
    constraint number_counts_from_one check (number > 0),
    constraint digest_is_sha256 check (digest ~ '^[0-9a-f]{64}$'),
    constraint deadline_is_after_start check (deadline > started_at),
    constraint closer_is_known check (closed_by in ('CANDIDATE', 'DEADLINE')),
    constraint closed_by_somebody check ((submitted_at is null) = (closed_by is null))
);
create unique index one_open_attempt on exam.attempt (worker_id, exam_id) where submitted_at is null;
create index overdue_attempts on exam.attempt (deadline) where submitted_at is null;
create index attempts_of_worker on exam.attempt (worker_id, started_at);
create index attempts_of_spot_check on exam.attempt (spot_check_id) where spot_check_id is not null;

-- The journal: every answer as it was given, numbered by the client. Rows are added and never changed; the latest by
-- seq counts. No foreign key: a row is only written under a lock on its attempt, and this table takes the load.
create table exam.answer (
    attempt_id uuid not null,
    seq        bigint not null,
    item       int not null,
    response   text[] not null,
    saved_at   timestamptz not null,
    constraint answer_is_numbered_once primary key (attempt_id, seq),
    constraint seq_counts_from_one check (seq > 0)
);

create function exam.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the answer journal is append-only';
end
$$;
create trigger journal_is_append_only before update or delete on exam.answer
    for each row execute function exam.refuse_change();

-- The marks. Arrays run side by side: one element for each knowledge point, one for each item in paper order; item
-- marks are kept for the statistics of questions.
create table exam.result (
    attempt_id     uuid primary key references exam.attempt,
    earned         numeric(7, 2) not null,
    max_points     int not null,
    percent        numeric(5, 2) not null,
    verdict        text not null,
    topics         text[] not null,
    topic_earned   numeric[] not null,
    topic_max      int[] not null,
    item_questions uuid[] not null,
    item_versions  int[] not null,
    item_earned    numeric[] not null,
    item_max       int[] not null,
    marked_at      timestamptz not null,
    constraint earned_within_max check (earned between 0 and max_points),
    constraint percent_is_a_percentage check (percent between 0 and 100),
    constraint verdict_is_known check (verdict in ('PASSED', 'FAILED'))
);
