-- Blueprints that nobody has published yet: made of the tests of imported packages, changed and published by people.
create table questionbank.blueprint_draft (
    -- Of the blueprint it may become; no published one has it before.
    code text primary key,
    title_zh text not null,
    title_en text not null,
    -- Cells, sections and limits: read and written whole, never searched.
    content jsonb not null,
    -- The import whose test it was made of. Undoing it takes the draft back unless someone changed or published it.
    import_id uuid not null references questionbank.question_import,
    -- Of what the test said: the same test again makes no second draft, whatever became of the first.
    test_digest text not null,
    made_at timestamptz not null,
    made_by text not null,
    changed_at timestamptz,
    changed_by text,
    published_at timestamptz,
    published_by text,
    constraint a_test_makes_one_draft unique (test_digest),
    constraint test_digest_is_hex check (test_digest ~ '^[0-9a-f]{64}$'),
    constraint changed_whole check ((changed_at is null) = (changed_by is null)),
    constraint published_whole check ((published_at is null) = (published_by is null))
);
create index blueprint_draft_by_import on questionbank.blueprint_draft (import_id);
