-- An index on what every count changes makes PostgreSQL write the whole row anew with an entry in each index, where it
-- could change it in its page. Judging reads two thousand rows at a time and affords to look for them.
drop index questionbank.item_statistics_to_judge;
