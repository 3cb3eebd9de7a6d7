-- Tags and enemies are no part of a version, but who changed them, when and how is part of a question's history; and what
-- an import filed stays when it is undone, so that it must be known.
alter table questionbank.remark
    drop constraint step_is_known,
    add constraint step_is_known check (
        step in ('COMMENTED', 'SUBMITTED', 'RETURNED', 'APPROVED', 'RETIRED', 'REVIVED', 'FILED')),
    drop constraint body_is_short,
    add constraint body_is_short check (length(body) <= case step when 'FILED' then 20000 else 4000 end),
    add column import_id uuid;

create index remark_by_import on questionbank.remark (import_id) where import_id is not null;

-- Who wrote a question first: what comes up about it is told to its author, not to whoever moved it last.
alter table questionbank.question add column author text not null default '';

update questionbank.question q
set author = v.changed_by
from questionbank.question_version v
where v.question_id = q.id and v.version = 1;

create index question_by_first_author on questionbank.question (author, identifier);
