-- An index for each way a list is sorted or mainly filtered, in which what else is asked for is told without looking at
-- the questions' rows: conditions on later columns are checked within the index.
drop index questionbank.question_by_group;
drop index questionbank.question_by_leaf;
drop index questionbank.question_by_kind;
drop index questionbank.question_by_difficulty;
drop index questionbank.question_by_change;

create index question_by_group on questionbank.question (left(topic, 2), identifier, kind, difficulty);
create index question_by_leaf on questionbank.question (topic, identifier, kind, difficulty);
create index question_by_kind on questionbank.question (kind, identifier, difficulty);
create index question_by_difficulty on questionbank.question (difficulty, identifier, topic, kind);
create index question_by_change on questionbank.question (changed_at, identifier, topic, kind, difficulty);

-- Lists must not wait for the next vacuum to be planned well.
analyze questionbank.question, questionbank.found_by;
