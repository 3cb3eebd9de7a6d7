create schema if not exists search;

-- What the index does not know yet. A lost engine only makes this grow; nothing else fails, nothing is forgotten.
create table search.pending (
    kind    text        not null,
    id      text        not null,
    since   timestamptz not null,
    primary key (kind, id)
);
