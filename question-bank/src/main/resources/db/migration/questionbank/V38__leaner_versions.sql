-- Each version that is written was looked up twice more than anything hung on it: its topic, which the question's own row,
-- written with it, proves already, and its import, which the same transaction has just written. Neither topics nor imports
-- are ever deleted.
alter table questionbank.question_version
    drop constraint question_version_topic_fkey,
    drop constraint question_version_import_id_fkey;
