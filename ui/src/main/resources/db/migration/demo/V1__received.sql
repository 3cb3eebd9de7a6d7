create schema if not exists demo;

-- What the demo's own supervision platform was told; empty outside a demo.
create table demo.received (
    data_type   text        not null,
    biz_id      text        not null,
    version     int         not null,
    occurred_at timestamptz not null,
    data        text        not null,
    digest      text        not null,
    batch_no    text        not null,
    received_at timestamptz not null,
    constraint received_once_a_version primary key (data_type, biz_id, version)
);

create index received_by_time on demo.received (received_at);
create index received_by_day on demo.received (data_type, occurred_at);

-- Every report that was made, also those that were turned away at the door.
create table demo.report (
    id        uuid primary key,
    at        timestamptz not null,
    data_type text        not null,
    sign_type text        not null,
    records   int         not null,
    -- 'accepted', or why not
    outcome   text        not null
);

create index report_by_time on demo.report (at);
