-- Which key signed a record. Records of before do not say it; that is found by verifying them with the keys there are.
alter table supervision.record add column key_id text;

-- What has signed since when, for those who verify. Secrets are not here; a key that has a public part shows it.
create table supervision.signing_key (
    key_id     text        not null,
    sign_type  text        not null,
    -- PEM
    public_key text,
    since      timestamptz not null,
    primary key (key_id, sign_type)
);
