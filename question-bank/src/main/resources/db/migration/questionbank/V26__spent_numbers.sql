-- The highest number of a version that was taken back with its import. It is not given again: whoever read the version that
-- had it must not be taken to have read another.
alter table questionbank.question add column spent integer not null default 0;
