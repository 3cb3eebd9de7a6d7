create schema if not exists identity;

create table identity.account (
    id                 uuid primary key,
    username           text        not null,
    display_name       text        not null,
    -- One role, so the three administrators exclude each other; none until the security administrator grants it.
    role               text,
    scope_kind         text        not null default 'NOTHING',
    scope_employer     uuid,
    scope_regions      text[],
    -- null = every category, also those to come.
    scope_categories   text[],
    password           text        not null,
    -- null = still the first password, given by an administrator: good for nothing but choosing one's own.
    password_chosen_at timestamptz,
    -- Raised to make every token issued before worthless.
    token_epoch        integer     not null default 1,
    created_at         timestamptz not null,
    created_by         text        not null,
    disabled_at        timestamptz,
    disabled_by        text,
    constraint one_account_a_username unique (username),
    constraint username_is_lower_case check (username = lower(username) and length(username) between 2 and 64),
    constraint role_is_known check (role in ('EMPLOYER', 'REGULATOR', 'AUTHOR', 'REVIEWER', 'SYSTEM_ADMIN',
                                             'SECURITY_ADMIN', 'AUDIT_ADMIN')),
    constraint scope_fits_role check (case scope_kind
                                          when 'OWN' then role = 'EMPLOYER' and scope_employer is not null
                                          when 'AREA' then role = 'REGULATOR' and scope_regions is not null
                                          when 'EVERYTHING' then role = 'REGULATOR'
                                          else scope_kind = 'NOTHING' end),
    constraint disabled_by_someone check ((disabled_at is null) = (disabled_by is null))
);

-- By blind index: what is typed into a name field may be a password. Names without an account count too, so that a lock
-- does not tell that there is one.
create table identity.sign_in_failure (
    name_index     bytea primary key,
    failures       integer     not null,
    last_failed_at timestamptz not null
);

create index sign_in_failure_by_time on identity.sign_in_failure (last_failed_at);

-- One row a request, also for phones nobody has: the answer is the same.
create table identity.one_time_code (
    id           uuid primary key,
    phone_index  bytea       not null,
    code_hash    bytea       not null,
    requested_at timestamptz not null,
    expires_at   timestamptz not null,
    tries        integer     not null default 0,
    used_at      timestamptz
);

create index one_time_code_by_phone on identity.one_time_code (phone_index, requested_at desc);
create index one_time_code_by_time on identity.one_time_code (requested_at);

-- Workers whose tokens were once made worthless; absent = epoch 1.
create table identity.worker_epoch (
    worker_id uuid primary key,
    epoch     integer not null
);
