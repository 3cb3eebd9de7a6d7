-- What a phone says of the order and the time in which answers were given: each carries the digest of the one before it.
-- Evidence for people, looked at when an attempt is marked, and never a reason to refuse an answer.
alter table exam.answer
    add column chain bytea,
    -- Digest of this very answer as it arrived; the next one's chain names it.
    add column link bytea,
    add column elapsed_ms bigint;

alter table exam.result
    add column chain text not null default 'NONE',
    -- The first answer that does not follow from one before it.
    add column chain_broken_at bigint,
    add constraint chain_is_known check (chain in ('NONE', 'WHOLE', 'BROKEN')),
    add constraint break_has_a_place check ((chain = 'BROKEN') = (chain_broken_at is not null));
