-- Questions shown on a phone before anyone sits them, for a short while, to whoever has the token.
create table questionbank.preview (
    token_sha256 text primary key,
    questions uuid[] not null,
    versions int[] not null,
    seed bigint not null,
    opened_by text not null,
    opened_at timestamptz not null,
    expires_at timestamptz not null
);
create index preview_by_expiry on questionbank.preview (expires_at);
