-- Questions that were there before signs were kept are noted again in the background: this is how they are found.
drop index questionbank.found_by_nothing_yet;
create index found_by_nothing_yet on questionbank.found_by (question_id) where sign is null;

-- No plan hangs on how these texts and hashes are spread; counting that took as long as a tenth of a large import.
alter table questionbank.found_by alter column bands set statistics 0;
alter table questionbank.question_version
    alter column stem set statistics 0,
    alter column body set statistics 0,
    alter column explanation set statistics 0,
    alter column source set statistics 0,
    alter column about set statistics 0,
    alter column digest set statistics 0;
