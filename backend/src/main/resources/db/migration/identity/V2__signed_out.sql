-- Tokens that were given back before they ended, by digest; a row is worth nothing once its token has ended by itself.
create table identity.revoked_token (
    sha256     bytea primary key,
    expires_at timestamptz not null,
    constraint sha256_is_one check (length(sha256) = 32)
);

create index revoked_token_by_time on identity.revoked_token (expires_at);
