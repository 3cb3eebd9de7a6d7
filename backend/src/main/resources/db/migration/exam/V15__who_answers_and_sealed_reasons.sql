-- A ban is entered for all that its authority answers for, region subtrees and categories of business, and taken back by
-- who answers for all of it. Null in bans from before: their region alone says.
alter table exam.ban
    add column regions    text[],
    add column categories text[],
    -- By which a ban is found under its bearer's name; null in bans from before, until the next start.
    add column name_index bytea,
    add constraint area_is_whole check ((regions is null) = (categories is null));
create index bans_by_name on exam.ban (name_index);

-- Why somebody needs longer for a paper is often their health, so it is sealed. What was kept in the open before is sealed
-- at the next start.
alter table exam.extra_time
    alter column reason drop not null,
    add column reason_sealed bytea,
    add constraint reason_is_kept_once check ((reason is null) <> (reason_sealed is null));
create index extra_time_in_the_open on exam.extra_time (id) where reason is not null;
