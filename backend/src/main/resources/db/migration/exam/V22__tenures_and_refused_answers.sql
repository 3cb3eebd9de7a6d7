-- Who wrote an attempt since when, of those that changed hands; added and never changed. Of all others the attempt says it.
create table exam.writer_tenure (
    attempt_id uuid        not null references exam.attempt,
    phone      uuid        not null,
    since      timestamptz not null,
    constraint one_tenure_at_a_time primary key (attempt_id, since, phone)
);
create trigger tenures_are_append_only before update or delete on exam.writer_tenure
    for each row execute function exam.refuse_change();

-- Answers that are none to their paper. They count for nothing; their place in their phone's chain lets those behind it count.
create table exam.refused_answer (
    attempt_id uuid        not null references exam.attempt,
    link       bytea       not null,
    chain      bytea       not null,
    elapsed_ms bigint      not null,
    item       int         not null,
    why        text        not null,
    arrived_at timestamptz not null,
    constraint answer_is_refused_once primary key (attempt_id, link)
);
create trigger refused_answers_are_append_only before update or delete on exam.refused_answer
    for each row execute function exam.refuse_change();

-- Two phones may give the same answer under the same number; each has its own place in its own chain.
alter table exam.late_answer
    drop constraint late_answer_is_kept_once,
    add constraint late_answer_is_kept_once unique nulls not distinct (attempt_id, seq, item, response, link);
