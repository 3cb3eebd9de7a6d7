-- Items that figures spoke against: who looks at them finds the evidence as it was on that day.
create table questionbank.quarantine (
    id          uuid primary key,
    question_id uuid not null,
    version     int not null,
    opened_at   timestamptz not null,
    -- NEGATIVE, TOO_HARD, TOO_EASY, LEAKED; and in words' place the numbers each rests on.
    reasons     text[] not null,
    evidence    jsonb not null,
    -- The first release without the item; null while it stays on papers because a blueprint cannot do without it.
    release_id  uuid references questionbank.release,
    decided_at  timestamptz,
    decided_by  text,
    decision    text,
    foreign key (question_id, version) references questionbank.question_version,
    constraint decided_whole check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decision is null)),
    constraint decision_is_known check (decision in ('PUT_BACK', 'KEPT_OUT'))
);
create unique index one_open_quarantine on questionbank.quarantine (question_id, version) where decided_at is null;
create index quarantine_by_time on questionbank.quarantine (opened_at);
