create schema if not exists audit;

-- Who did what, in one chain: each entry carries the hash of the one before it, so none can be changed or taken out
-- without every later one showing it. detail is text, not jsonb: its bytes are hashed and jsonb would reorder them.
create table audit.entry (
    position    bigint      primary key,
    at          timestamptz not null,
    subject     text        not null,
    action      text        not null,
    object_type text        not null,
    object_id   text        not null,
    detail      text        not null,
    previous    bytea       not null,
    hash        bytea       not null,
    constraint positions_start_at_one check (position >= 1),
    constraint hashes_are_sha_256 check (octet_length(hash) = 32 and octet_length(previous) = 32)
);

create index entry_by_object on audit.entry (object_type, object_id, position);

create function audit.refuse_rewriting() returns trigger
    language plpgsql as
$$
begin
    raise exception 'the audit log is append-only: % refused', tg_op;
end
$$;

create trigger append_only
    before update or delete or truncate
    on audit.entry
    for each statement
execute function audit.refuse_rewriting();
