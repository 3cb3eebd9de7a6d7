-- Short questions without options are noted under further hashes, so that two that differ by one word meet for sure: noted
-- anew after the start, as those of which nothing was noted. Words cannot be counted here; 200 characters are a safe side.
update questionbank.found_by f
set bands = '{}'
from questionbank.question q
where q.id = f.question_id and q.kind in ('TRUE_FALSE', 'FILL_TEXT', 'FILL_NUMBER') and length(f.words) <= 200;
