create schema if not exists certificate;

-- Public halves of the keys that signed records and PDFs; kept when a key is replaced, so that old ones still verify.
create table certificate.signing_key (
    id          text primary key,
    certificate bytea       not null,
    since       timestamptz not null,
    constraint id_is_a_sha_256 check (id ~ '^[0-9a-f]{64}$')
);

-- The last number given, by region and year. Its row lock makes numbers run without gaps.
create table certificate.counter (
    region text not null,
    year   int  not null,
    last   int  not null,
    primary key (region, year),
    constraint seven_digits check (last between 0 and 9999999)
);

-- A row is complete and signed in itself (record, digest, signature), whether or not its PDF was ever asked for. Nothing
-- in it is changed after issue; what happens later is a fact in a table of its own.
create table certificate.certificate (
    number          text primary key,
    attempt_id      uuid          not null,
    worker_id       uuid          not null,
    employer_id     uuid          not null,
    employment_id   uuid          not null,
    post            text          not null,
    programme_id    uuid          not null,
    programme_level text          not null,
    programme_zh    text          not null,
    programme_en    text          not null,
    -- name, masked ID number and the salt of the record's commitment to them, sealed
    holder          bytea         not null,
    employer_name   text          not null,
    region          text          not null,
    category        text          not null,
    percent         numeric(5, 2) not null,
    issued_on       date          not null,
    -- the last day it holds
    valid_until     date          not null,
    -- canonical JSON: its bytes are digested and signed, so it is text and not jsonb
    record          text          not null,
    digest          bytea         not null,
    signature       bytea         not null,
    key_id          text          not null references certificate.signing_key,
    constraint one_certificate_an_attempt unique (attempt_id),
    constraint number_has_its_shape check (number ~ '^[0-9A-Z]{6}-[0-9]{4}-[0-9]{7}-[0-9A-Z]$'),
    constraint percent_is_one check (percent between 0 and 100),
    constraint it_holds_a_day_at_least check (valid_until >= issued_on),
    constraint digest_is_a_sha_256 check (octet_length(digest) = 32)
);

create index certificate_by_worker on certificate.certificate (worker_id, programme_id);
create index certificate_by_employer on certificate.certificate (employer_id, number);
create index certificate_by_end on certificate.certificate (valid_until);

create table certificate.revocation (
    number     text primary key references certificate.certificate,
    revoked_at timestamptz not null,
    revoked_on date        not null,
    revoked_by text        not null,
    reason     text        not null
);

-- A later certificate of the same person and programme took its place while it was still valid.
create table certificate.supersession (
    number        text primary key references certificate.certificate,
    successor     text not null references certificate.certificate,
    superseded_on date not null,
    constraint nothing_succeeds_itself check (successor <> number)
);

create index supersession_by_successor on certificate.supersession (successor);

-- The one PDF of a certificate: rendered and signed once, then served from the object store as it is.
create table certificate.rendering (
    number      text primary key references certificate.certificate,
    object_key  text        not null,
    sha256      text        not null,
    bytes       int         not null,
    rendered_at timestamptz not null,
    constraint sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$')
);

-- No font has a character of the name: someone makes this PDF by hand.
create table certificate.by_hand (
    number     text primary key references certificate.certificate,
    noticed_at timestamptz not null
);
