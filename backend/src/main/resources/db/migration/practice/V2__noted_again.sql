-- Which revision of its result the book has taken in: late answers write one anew.
alter table practice.noted_attempt add column revision int not null default 1;
