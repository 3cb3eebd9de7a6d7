-- The authors' list filters and sorts a hundred thousand questions within milliseconds: what it asks of the newest version
-- is repeated in the question's own row.
alter table questionbank.question
    add column posts text[] not null default '{}',
    add column changed_at timestamptz,
    add column changed_by text,
    -- The import that wrote the newest version.
    add column import_id uuid,
    -- Identifier, stem and options as they are searched: folded, a line each.
    add column words text not null default '';

update questionbank.question q
set changed_at = v.changed_at, changed_by = v.changed_by, import_id = v.import_id,
    posts = array(select jsonb_array_elements_text(coalesce(v.about -> 'posts', '[]'))),
    words = lower(q.identifier || chr(10) || v.stem)
from questionbank.question_version v
where v.question_id = q.id and v.version = q.version;

alter table questionbank.question
    alter column changed_at set not null,
    alter column changed_by set not null;

create index question_by_group on questionbank.question (left(topic, 2), identifier);
create index question_by_leaf on questionbank.question (topic, identifier);
create index question_by_status on questionbank.question (status, identifier);
create index question_by_kind on questionbank.question (kind, identifier);
create index question_by_difficulty on questionbank.question (difficulty, identifier);
create index question_by_change on questionbank.question (changed_at, identifier);
create index question_by_author on questionbank.question (changed_by, identifier);
create index question_by_import on questionbank.question (import_id, identifier) where import_id is not null;
create index question_by_post on questionbank.question using gin (posts);

-- Trusted since PostgreSQL 13; where it is not there, or not ours to add, texts are found by reading all of them.
do $$
begin
    create extension if not exists pg_trgm;
    create index question_by_words on questionbank.question using gin (words gin_trgm_ops);
exception when others then
    raise notice 'no index for texts: %', sqlerrm;
end $$;

-- Which questions share a band of their MinHash signatures. A row each rather than an array under GIN, because a lookup
-- must be able to stop after a few: in a file of ten thousand questions from one mould all of them share bands.
-- No foreign key: it would cost twelve lookups for every question imported; who deletes a question deletes its bands.
drop index questionbank.question_by_band;
create table questionbank.band (
    hash int not null,
    question_id uuid not null,
    primary key (hash, question_id)
);
create index question_without_bands on questionbank.question (id) where bands = '{}';

-- A knowledge point that is no longer given to questions; those of old keep it.
alter table questionbank.topic
    add column retired_at timestamptz,
    add column retired_by text;
