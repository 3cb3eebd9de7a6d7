-- What may be asked. A question is a pointer; what is asked stands in its versions, which are written once and kept,
-- because papers of years ago name them.
create schema if not exists questionbank;

create table questionbank.topic (
    code text primary key,
    parent text references questionbank.topic,
    zh text not null,
    en text not null,
    constraint code_is_a_group_or_its_leaf check (
        code ~ '^\d{2}$' and parent is null or code ~ '^\d{4}$' and parent = left(code, 2))
);

create table questionbank.question_import (
    id uuid primary key,
    format text not null,
    file_name text not null,
    file_sha256 text not null,
    started_at timestamptz not null,
    started_by text not null,
    read int not null default 0,
    accepted int not null default 0,
    updated int not null default 0,
    unchanged int not null default 0,
    duplicates int not null default 0,
    rejected int not null default 0
);

-- kind, topic and difficulty repeat the newest version's, so that the authors' list filters without reading versions;
-- twin is the digest of the normalised stem and options, by which the same question under another identifier is found.
create table questionbank.question (
    id uuid primary key,
    -- Compared byte by byte: the order of a release must not hang on the server's language.
    identifier text collate "C" not null,
    version int not null,
    status text not null,
    kind text not null,
    topic text not null references questionbank.topic,
    difficulty int not null,
    twin text not null,
    constraint identifier_is_taken unique (identifier),
    constraint status_is_known check (status in ('DRAFT', 'APPROVED', 'RETIRED')),
    constraint difficulty_is_1_to_5 check (difficulty between 1 and 5)
);

create index question_by_topic on questionbank.question (topic, kind, identifier);
create index question_by_twin on questionbank.question (twin);

create table questionbank.question_version (
    question_id uuid not null references questionbank.question,
    version int not null,
    kind text not null,
    stem text not null,
    -- Options and key, in the shape of the kind: a new kind needs no new columns.
    body jsonb not null,
    explanation text not null,
    topic text not null references questionbank.topic,
    difficulty int not null,
    source text not null,
    digest text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    import_id uuid references questionbank.question_import,
    primary key (question_id, version),
    constraint difficulty_is_1_to_5 check (difficulty between 1 and 5)
);

create index question_version_by_import on questionbank.question_version (import_id) where import_id is not null;

-- A second person's yes to one version.
create table questionbank.approval (
    question_id uuid not null,
    version int not null,
    approved_at timestamptz not null,
    approved_by text not null,
    primary key (question_id, version),
    foreign key (question_id, version) references questionbank.question_version
);

create table questionbank.retirement (
    question_id uuid not null references questionbank.question,
    retired_at timestamptz not null,
    retired_by text not null,
    reason text not null,
    primary key (question_id, retired_at)
);

create table questionbank.release (
    id uuid primary key,
    number int not null,
    digest text not null,
    questions int not null,
    published_at timestamptz not null,
    published_by text not null,
    note text not null,
    constraint release_numbers_are_unique unique (number)
);

-- position is the order drawing sees: part of what makes a paper rebuildable.
create table questionbank.release_item (
    release_id uuid not null references questionbank.release,
    position int not null,
    question_id uuid not null,
    version int not null,
    primary key (release_id, position),
    constraint question_is_released_once unique (release_id, question_id),
    foreign key (question_id, version) references questionbank.question_version
);

create table questionbank.blueprint (
    id uuid primary key,
    code text not null,
    version int not null,
    title_zh text not null,
    title_en text not null,
    created_at timestamptz not null,
    created_by text not null,
    constraint blueprint_versions_are_unique unique (code, version)
);

create table questionbank.blueprint_cell (
    blueprint_id uuid not null references questionbank.blueprint,
    position int not null,
    topic text not null,
    difficulty_from int not null,
    difficulty_to int not null,
    kind text not null,
    count int not null,
    points int not null,
    primary key (blueprint_id, position),
    constraint difficulty_is_a_range_within_1_to_5 check (1 <= difficulty_from and difficulty_from <= difficulty_to
        and difficulty_to <= 5),
    constraint count_is_positive check (count > 0),
    constraint points_are_positive check (points > 0)
);

-- Papers are rebuilt from these rows for appeals: not even a mistake in our own code may change one.
create function questionbank.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is written once: % refused', tg_table_name, lower(tg_op);
end $$;

create trigger written_once before update or delete on questionbank.question_version
    for each statement execute function questionbank.refuse_change();
create trigger written_once before update or delete on questionbank.release
    for each statement execute function questionbank.refuse_change();
create trigger written_once before update or delete on questionbank.release_item
    for each statement execute function questionbank.refuse_change();
create trigger written_once before update or delete on questionbank.blueprint
    for each statement execute function questionbank.refuse_change();
create trigger written_once before update or delete on questionbank.blueprint_cell
    for each statement execute function questionbank.refuse_change();
