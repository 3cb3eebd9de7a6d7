-- Decisions that keep a person from a post or from exams (Food Safety Law, art. 135). Found by the blind index of the ID
-- number, as a person may be barred before any business here has ever employed them.
create table exam.ban (
    id              uuid primary key,
    id_number_index bytea       not null,
    id_number       bytea       not null,
    name            bytea       not null,
    reach           text        not null,
    decision        text        not null,
    reason          text        not null,
    since           date        not null,
    -- The first day without; null for life.
    until           date,
    -- Where the authority that entered it answers; empty for one that answers everywhere.
    region          text        not null,
    entered_by      text        not null,
    entered_at      timestamptz not null,
    constraint reach_is_known check (reach in ('MANAGEMENT', 'EXAMS')),
    constraint ban_ends_after_it_begins check (until is null or until > since),
    constraint decision_is_entered_once unique (id_number_index, reach, decision)
);
create index bans_by_time on exam.ban (entered_at, id);

create table exam.ban_lift (
    ban_id    uuid        primary key references exam.ban,
    -- The first day without.
    lifted_on date        not null,
    reason    text        not null,
    lifted_by text        not null,
    lifted_at timestamptz not null
);
