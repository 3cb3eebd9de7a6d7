create schema if not exists supervision;

-- What happened, as the supervision platform is told: complete and signed in itself, and never changed.
create table supervision.record (
    id          uuid primary key,
    data_type   text        not null,
    biz_id      text        not null,
    version     int         not null,
    op          text        not null,
    occurred_at timestamptz not null,
    -- Canonical JSON: its bytes are digested, so it is text and not jsonb.
    data        text        not null,
    digest      text        not null,
    sign_type   text        not null,
    signature   text        not null,
    recorded_at timestamptz not null,
    constraint one_record_a_version unique (data_type, biz_id, version),
    constraint op_is_known check (op in ('UPSERT', 'DELETE')),
    constraint versions_start_at_one check (version >= 1)
);

create index record_by_day on supervision.record (data_type, occurred_at);

-- Committed records that have no position yet. A sequence drawn inside concurrent transactions can be overtaken, and a
-- reader then misses a row for good; so positions are given by one writer, after the commit.
create table supervision.waiting (
    record_id uuid primary key references supervision.record
);

create table supervision.entry (
    position  bigint primary key,
    record_id uuid not null unique references supervision.record,
    constraint positions_start_at_one check (position >= 1)
);

-- How far the push of each record has come.
create table supervision.delivery (
    position   bigint primary key references supervision.entry,
    data_type  text not null,
    state      text not null,
    tries      int  not null,
    -- Not to be tried before. While a sender has it, the end of the sender's lease: if it dies, another goes on.
    due_at     timestamptz not null,
    last_error text,
    settled_at timestamptz,
    constraint state_is_known check (state in ('DUE', 'SENT', 'DEAD')),
    constraint tries_are_not_negative check (tries >= 0)
);

create index delivery_due on supervision.delivery (data_type, due_at, position) where state = 'DUE';
create index delivery_dead on supervision.delivery (position) where state = 'DEAD';

-- Whether both sides have the same records of a day.
create table supervision.reconciliation (
    id           uuid primary key,
    day          date        not null,
    data_type    text        not null,
    at           timestamptz not null,
    own_count    int         not null,
    own_digest   text        not null,
    their_count  int,
    their_digest text,
    outcome      text        not null,
    constraint outcome_is_known check (outcome in ('SAME', 'DIFFERENT', 'UNREACHABLE'))
);

create index reconciliation_by_day on supervision.reconciliation (day, data_type, at);

create function supervision.refuse_rewriting() returns trigger
    language plpgsql as
$$
begin
    raise exception 'the feed is append-only: % refused', tg_op;
end
$$;

create trigger append_only before update or delete or truncate on supervision.record
    for each statement execute function supervision.refuse_rewriting();
create trigger append_only before update or delete or truncate on supervision.entry
    for each statement execute function supervision.refuse_rewriting();
create trigger append_only before update or delete or truncate on supervision.reconciliation
    for each statement execute function supervision.refuse_rewriting();
