-- What an assessment expert keeps of an item beside its words: a life of five states with what was said about it, the
-- rule's dates, a translation, tags, enemies, pictures.

alter table questionbank.question_version add column about jsonb not null default '{}';

alter table questionbank.question
    drop constraint status_is_known,
    add constraint status_is_known check (status in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'RELEASED', 'RETIRED')),
    -- Filing, not content: a tag asks for no second person.
    add column tags text[] not null default '{}',
    -- Repeats the newest version's, so that what expires is found without reading versions.
    add column expires_on date,
    -- Hashes of bands of the MinHash signature: questions that share one are compared.
    add column bands int[] not null default '{}';

create index question_by_tag on questionbank.question using gin (tags);
create index question_by_band on questionbank.question using gin (bands) with (fastupdate = off);
create index question_by_expiry on questionbank.question (expires_on) where expires_on is not null;

update questionbank.question q
set status = 'RELEASED'
from questionbank.release_item i
where i.release_id = (select id from questionbank.release order by number desc limit 1)
  and i.question_id = q.id and i.version = q.version and q.status = 'APPROVED';

-- Both directions of a pair are rows: whoever asks one side gets the other from one index.
create table questionbank.enemy (
    one uuid not null references questionbank.question on delete cascade,
    other uuid not null references questionbank.question on delete cascade,
    primary key (one, other),
    constraint nobody_is_its_own_enemy check (one <> other)
);
create index enemy_by_other on questionbank.enemy (other);

-- What was said and done about a version on its way: submitted, returned with a reason, commented.
create table questionbank.remark (
    id uuid primary key,
    question_id uuid not null references questionbank.question on delete cascade,
    version int not null,
    step text not null,
    body text not null,
    made_at timestamptz not null,
    made_by text not null,
    constraint step_is_known check (step in ('COMMENTED', 'SUBMITTED', 'RETURNED', 'APPROVED', 'RETIRED', 'REVIVED')),
    constraint body_is_short check (length(body) <= 4000)
);
create index remark_by_question on questionbank.remark (question_id, made_at);

-- Named by what they hold: the same picture in a thousand questions is kept once, and never changes.
create table questionbank.picture (
    sha256 text primary key,
    media_type text not null,
    width int not null,
    height int not null,
    bytes bytea not null,
    kept_at timestamptz not null,
    constraint sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint media_type_is_a_picture check (media_type in ('image/png', 'image/jpeg', 'image/gif', 'image/webp'))
);

create table questionbank.saved_filter (
    owner text not null,
    name text not null,
    filter jsonb not null,
    saved_at timestamptz not null,
    primary key (owner, name)
);

-- Undoing an import takes out what it wrote and nobody used; a released version stays, its papers name it.
alter table questionbank.question_import
    add column undone_at timestamptz,
    add column undone_by text;

drop trigger written_once on questionbank.question_version;
create trigger written_once before update on questionbank.question_version
    for each statement execute function questionbank.refuse_change();

create function questionbank.refuse_loss_of_approved() returns trigger language plpgsql as $$
begin
    if exists (select from questionbank.approval a
               where a.question_id = old.question_id and a.version = old.version) then
        raise exception 'version % of question % was approved: delete refused', old.version, old.question_id;
    end if;
    return old;
end $$;
create trigger approved_stays before delete on questionbank.question_version
    for each row execute function questionbank.refuse_loss_of_approved();

-- Where items of other people's files come to rest that say no knowledge point of ours: nothing of it is approved
-- before someone has moved it.
insert into questionbank.topic (code, parent, zh, en) values
    ('99', null, '未分类', 'Unsorted'),
    ('9900', '99', '未分类', 'Unsorted');
