-- A recording belongs to words, not to a question: the same option in ten questions has one, and words that are changed
-- have none any more.
create table questionbank.recording (
    -- Of the words as they are said: pictures by their words, white space folded.
    text_sha256 text primary key,
    said text not null,
    media_type text not null,
    -- Of the bytes: what an address names never changes.
    sha256 text not null,
    bytes bytea not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    constraint text_sha256_is_hex check (text_sha256 ~ '^[0-9a-f]{64}$'),
    constraint sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint media_type_is_a_recording check (media_type in ('audio/mpeg', 'audio/mp4'))
);
-- Two texts may be read by one file.
create index recording_by_bytes on questionbank.recording (sha256);
