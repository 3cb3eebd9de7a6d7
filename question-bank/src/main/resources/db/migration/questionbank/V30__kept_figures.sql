-- Where newer figures make a blueprint impossible, its papers are drawn by figures of before and by today's enemies, pilots
-- and withdrawals: a calibration of its own, which other blueprints do not draw by.
alter table questionbank.calibration
    -- The newest one of then, which says who may not meet, what is tried out and what is withdrawn.
    add column rules_of uuid references questionbank.calibration,
    -- The older one that expected scores and weights are from.
    add column figures_of uuid references questionbank.calibration,
    drop constraint reason_is_known,
    add constraint reason_is_known check (reason in ('FIRST', 'USE', 'MEASURED', 'KEPT')),
    add constraint kept_figures_say_whose check (
        (reason = 'KEPT') = (rules_of is not null) and (rules_of is null) = (figures_of is null));

create index calibrations_kept on questionbank.calibration (rules_of) where rules_of is not null;
