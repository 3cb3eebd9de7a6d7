-- An import writes every index: the one by leaf serves the list by leaf and kind well enough, so the older one goes.
drop index questionbank.question_by_topic;
-- Texts go into their index in larger, sorted portions.
alter index if exists questionbank.question_by_words set (gin_pending_list_limit = 16384);
