-- Answers that came when the time was up and do not prove that they were given before. Kept as they came, for a person to
-- decide; the journal holds what counts.
create table exam.late_answer (
    attempt_id  uuid        not null references exam.attempt,
    seq         bigint      not null,
    item        int         not null,
    response    text[]      not null,
    chain       bytea,
    link        bytea,
    elapsed_ms  bigint,
    reason      text        not null,
    arrived_at  timestamptz not null,
    decision    text,
    decided_by  text,
    decided_at  timestamptz,
    remark      text,
    constraint late_answer_is_kept_once primary key (attempt_id, seq, item, response),
    constraint reason_is_known
        check (reason in ('NO_EVIDENCE', 'DOES_NOT_FOLLOW', 'AFTER_THE_DEADLINE', 'WINDOW_CLOSED', 'HANDED_IN')),
    constraint decision_is_known check (decision in ('TAKEN', 'REFUSED')),
    constraint decided_by_somebody
        check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
create index late_answers_to_decide on exam.late_answer (arrived_at) where decision is null;

-- A result that late answers changed is written anew under the next revision; what it said before is kept.
alter table exam.result
    add column revision int not null default 1,
    -- How many answers came after the time was up and counted.
    add column late_answers int not null default 0,
    -- What the candidate holds: how many lines the journal had when it was marked, and the digest over them.
    add column receipt_lines int,
    add column receipt_digest text,
    add constraint receipt_is_whole check ((receipt_lines is null) = (receipt_digest is null));

create table exam.past_result (
    attempt_id  uuid        not null references exam.attempt,
    revision    int         not null,
    -- The row of exam.result as it was.
    result      jsonb       not null,
    replaced_at timestamptz not null,
    constraint one_result_a_revision primary key (attempt_id, revision)
);
