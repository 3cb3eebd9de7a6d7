-- Until when past use was made to count less. It was told from the newest calibration, and what passed between two of them
-- was lost whenever one was made of measured figures.
create table questionbank.item_use_faded (
    one boolean primary key default true,
    at timestamptz not null,
    constraint there_is_one check (one)
);
insert into questionbank.item_use_faded (at)
select max(made_at) from questionbank.calibration having max(made_at) is not null;
