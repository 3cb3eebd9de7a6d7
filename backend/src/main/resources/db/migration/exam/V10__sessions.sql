-- An exam of many people that begins at one moment.
create table exam.session (
    id            uuid primary key,
    exam_id       uuid        not null references exam.exam,
    employer_id   uuid        not null,
    -- The order whose people sit, where an authority ordered it.
    spot_check_id uuid        references exam.spot_check,
    opens_at      timestamptz not null,
    -- From then on nobody may start in it any more.
    closes_at     timestamptz not null,
    ordered_by    text        not null,
    ordered_at    timestamptz not null,
    constraint closes_after_it_opens check (closes_at > opens_at)
);
create index sessions_of_employer on exam.session (employer_id, opens_at);
create index sessions_to_come on exam.session (opens_at);

create table exam.session_cancellation (
    session_id   uuid        primary key references exam.session,
    cancelled_by text        not null,
    cancelled_at timestamptz not null
);

create table exam.session_candidate (
    session_id uuid not null references exam.session,
    worker_id  uuid not null,
    -- Why there was no paper when it was looked last; the way is looked at again until it opens.
    obstacle   text,
    looked_at  timestamptz,
    constraint named_once_a_session primary key (session_id, worker_id),
    constraint obstacle_was_seen check (obstacle is null or looked_at is not null)
);
create index sessions_of_worker on exam.session_candidate (worker_id);

-- An attempt as far as it can be there before its start: whose, for what, and which paper. The start copies it into
-- exam.attempt in one statement; nobody is shown anything of it before.
create table exam.prepared_attempt (
    session_id     uuid        not null,
    worker_id      uuid        not null,
    attempt_id     uuid        not null,
    programme_id   uuid        not null,
    employment_id  uuid        not null,
    employer_id    uuid        not null,
    number         int         not null,
    release_id     uuid        not null,
    blueprint_id   uuid        not null,
    algorithm      int         not null,
    seed           bigint      not null,
    calibration_id uuid,
    digest         text        not null,
    pass_percent   int         not null,
    limit_seconds  int         not null,
    prepared_at    timestamptz not null,
    constraint prepared_once_a_session primary key (session_id, worker_id),
    constraint prepared_for_who_is_named foreign key (session_id, worker_id) references exam.session_candidate,
    constraint prepared_attempt_is_one unique (attempt_id),
    constraint time_is_limited check (limit_seconds > 0)
);
