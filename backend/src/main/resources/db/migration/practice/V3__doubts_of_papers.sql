-- Of which marked paper a question was doubted; none for practice, and for what was doubted before this was kept.
alter table practice.flag add column attempt_id uuid;
create index flags_of_attempt on practice.flag (attempt_id) where attempt_id is not null;
