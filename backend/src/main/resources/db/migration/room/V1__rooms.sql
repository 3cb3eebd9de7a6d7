create schema if not exists room;

-- What somebody identifies with on a device they share. Hashed like a password. Chosen on one's own phone, or handed out
-- by the employer for one time and then chosen on the device itself: who knows of it is part of what it proves.
create table room.pin (
    worker_id  uuid primary key,
    hash       text        not null,
    origin     text        not null,
    set_at     timestamptz not null,
    set_by     text        not null,
    -- Of a PIN for one time: until when.
    good_until timestamptz,
    failures   int         not null default 0,
    -- Five wrong ones lock it; the employer unlocks it, no clock does.
    locked_at  timestamptz,
    constraint known_origin check (origin in ('PHONE', 'DEVICE', 'ONCE')),
    constraint only_once_ends check ((origin = 'ONCE') = (good_until is not null))
);

-- One exam of one employer's people at one place, on one device at a time.
create table room.room (
    id              uuid primary key,
    employer_id     uuid        not null,
    exam_id         uuid        not null,
    place           text        not null,
    opened_by       text        not null,
    opened_at       timestamptz not null,
    closes_at       timestamptz not null,
    closed_at       timestamptz,
    closed_by       text,
    -- What the desk shows to pair a device: good once, and not for long.
    code_sha256     bytea,
    code_expires_at timestamptz,
    -- What the paired device holds, and since when.
    device_sha256   bytea,
    device_since    timestamptz,
    -- Wrong PINs on this device, whoever's.
    failures        int         not null default 0,
    last_failed_at  timestamptz,
    constraint closes_after_opening check (closes_at > opened_at),
    constraint closed_by_somebody check ((closed_at is null) = (closed_by is null)),
    constraint code_ends check ((code_sha256 is null) = (code_expires_at is null)),
    constraint device_came check ((device_sha256 is null) = (device_since is null)),
    constraint one_code unique (code_sha256),
    constraint one_device unique (device_sha256)
);
create index room_by_employer on room.room (employer_id, opened_at desc);
create index room_open on room.room (closes_at) where closed_at is null;

-- Who may sit there. The device knows people by this id, which is of no use elsewhere.
create table room.candidate (
    id        uuid primary key,
    room_id   uuid not null references room.room,
    worker_id uuid not null,
    -- AES key of what the device keeps of this person's answers: it holds the sealed text, and the key only while the
    -- person sits. Gone when nothing can arrive any more.
    paper_key bytea,
    constraint once_a_room unique (room_id, worker_id)
);

-- Somebody identified on the device; the lock, the next one, or the end of the room ends it.
create table room.seat (
    id           uuid primary key,
    room_id      uuid        not null references room.room,
    candidate_id uuid        not null references room.candidate,
    since        timestamptz not null,
    -- By which PIN, as room.pin.origin says it.
    identified   text        not null,
    left_at      timestamptz,
    left_why     text,
    token_sha256 bytea       not null,
    constraint known_reason check (left_why in ('HANDED_IN', 'LEFT', 'IDLE', 'RELOADED', 'REPLACED', 'CLOSED', 'DISMISSED')),
    constraint left_for_a_reason check ((left_at is null) = (left_why is null)),
    constraint one_token unique (token_sha256)
);
create unique index one_person_at_a_time on room.seat (room_id) where left_at is null;
create index seat_by_candidate on room.seat (candidate_id);

-- A picture somebody let the device take, after they were asked for it alone. Refusing leaves no row and no trace.
create table room.photo (
    id           uuid primary key,
    candidate_id uuid        not null references room.candidate,
    worker_id    uuid        not null,
    taken_at     timestamptz not null,
    -- The words that were agreed to, by their version.
    consent      text        not null,
    delete_after timestamptz not null,
    object_key   text        not null,
    -- The row stays to say that there was one; the picture does not.
    deleted_at   timestamptz,
    deleted_by   text,
    constraint deleted_by_somebody check ((deleted_at is null) = (deleted_by is null))
);
create index photo_by_candidate on room.photo (candidate_id);
create index photo_by_worker on room.photo (worker_id);
create index photo_kept on room.photo (delete_after) where deleted_at is null;
