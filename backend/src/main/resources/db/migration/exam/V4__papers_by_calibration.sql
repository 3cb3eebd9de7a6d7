-- Drawing algorithm 2 draws by what was known of the items: the calibration is part of what rebuilds its papers.
alter table exam.attempt
    add column calibration_id uuid,
    add constraint newer_algorithms_name_a_calibration check (algorithm = 1 or calibration_id is not null);

-- Places, from 1, of items that were only tried out: their marks are in the item arrays and in no sum.
alter table exam.result
    add column pilot_items int[] not null default '{}';
