-- Late answers count by themselves only with the ticket that came with the paper.
alter table exam.late_answer
    drop constraint reason_is_known,
    add constraint reason_is_known
        check (reason in ('NO_EVIDENCE', 'NO_TICKET', 'FOREIGN_TICKET', 'BEFORE_THE_TICKET', 'DOES_NOT_FOLLOW',
                          'AFTER_THE_DEADLINE', 'WINDOW_CLOSED', 'HANDED_IN'));

-- A paper that was handed in on a phone without a network: how it was sealed there, and when it came.
create table exam.sealed_paper (
    attempt_id uuid primary key references exam.attempt,
    -- Digest of the last answer of the phone's chain, how many there were, and ms from the start to the sealing.
    head       bytea       not null,
    lines      int         not null,
    elapsed_ms bigint      not null,
    -- Whether the journal ended with that answer when the paper came.
    holds      boolean     not null,
    arrived_at timestamptz not null,
    constraint head_is_sha256 check (length(head) = 32),
    constraint counts_are_not_negative check (lines >= 0 and elapsed_ms >= 0)
);
