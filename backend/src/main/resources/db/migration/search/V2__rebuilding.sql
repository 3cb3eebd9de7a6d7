-- A filling of the index that was begun and is not finished: whoever is killed meanwhile leaves the row, and the next start
-- fills the index again. One that finishes settles those begun before it.
create table search.rebuilding (
    id       bigint generated always as identity primary key,
    begun_at timestamptz not null default clock_timestamp()
);
