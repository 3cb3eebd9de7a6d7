-- A pass whose certificate was revoked is none any more: its holder may, and must, sit again. The result stays as it was.
create table exam.withdrawn_pass (
    attempt_id   uuid        primary key references exam.attempt,
    withdrawn_at timestamptz not null
);
