create schema if not exists privacy;

-- One row that says which keys this database was filled with, so that a lost key folder is noticed at start.
create table privacy.witness (
    id                smallint primary key,
    index_fingerprint text  not null,
    sealed            bytea not null,
    constraint there_is_one_witness check (id = 1)
);
