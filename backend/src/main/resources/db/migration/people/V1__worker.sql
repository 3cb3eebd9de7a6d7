create schema if not exists people;
create extension if not exists btree_gist;

-- Names and numbers are sealed (AES-256-GCM by the application); *_index finds equal ones (HMAC-SHA-256) without opening.
create table people.worker (
    id              uuid primary key,
    name            bytea       not null,
    name_index      bytea       not null,
    id_number       bytea       not null,
    id_number_index bytea       not null,
    phone           bytea       not null,
    phone_index     bytea       not null,
    created_at      timestamptz not null,
    constraint one_worker_an_id_number unique (id_number_index),
    -- The phone signs in, so it belongs to one person.
    constraint one_worker_a_phone unique (phone_index)
);

create index worker_by_name on people.worker (name_index);

-- Who worked where in which post from a day (included) to a day (excluded).
create table people.employment (
    id          uuid primary key,
    worker_id   uuid        not null references people.worker,
    employer_id uuid        not null,
    post        text        not null,
    since       date        not null,
    until       date,
    recorded_at timestamptz not null,
    constraint post_is_known check (post in ('DIRECTOR', 'OFFICER', 'HEAD', 'KEY_OPERATOR', 'WORKER')),
    constraint until_is_after_since check (until > since),
    constraint one_employment_at_a_time_and_employer
        exclude using gist (worker_id with =, employer_id with =, daterange(since, until) with &&)
);

create index employment_by_employer on people.employment (employer_id, id);
create index employment_by_worker on people.employment (worker_id);
