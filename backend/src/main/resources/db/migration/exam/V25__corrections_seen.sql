-- When a candidate was first told what is right on a paper. What a phone brings of it later shows nothing of what they knew
-- before; a person decides.
create table exam.corrections_seen (
    attempt_id uuid primary key references exam.attempt (id),
    seen_at    timestamptz not null
);

alter table exam.late_answer
    drop constraint reason_is_known,
    add constraint reason_is_known
        check (reason in ('NO_EVIDENCE', 'NO_TICKET', 'FOREIGN_TICKET', 'BEFORE_THE_TICKET', 'DOES_NOT_FOLLOW',
                          'AFTER_THE_DEADLINE', 'WRITTEN_ELSEWHERE', 'WINDOW_CLOSED', 'HANDED_IN', 'KEY_SEEN',
                          'UNSURE_CLOCK'));
