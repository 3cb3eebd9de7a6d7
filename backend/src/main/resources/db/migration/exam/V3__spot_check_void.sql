-- Who leaves the business before sitting has nothing to sit there any more: that is neither a pass nor a fail. From left_on
-- on, whatever was still to be sat is void and counts nowhere.
create table exam.spot_check_void (
    spot_check_id uuid        not null,
    worker_id     uuid        not null,
    left_on       date        not null,
    reason        text        not null,
    recorded_at   timestamptz not null,
    constraint void_once primary key (spot_check_id, worker_id),
    constraint who_was_ordered foreign key (spot_check_id, worker_id) references exam.spot_check_worker,
    constraint reason_is_known check (reason in ('LEFT'))
);
