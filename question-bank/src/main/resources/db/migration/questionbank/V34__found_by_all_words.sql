-- Parts of cases, accepted spellings and English words are searched too, and a ratio or fraction tells twins apart: noted
-- anew after the start, as those of which nothing was noted. Words are folded already: no blanks, half-width signs.
update questionbank.found_by f
set sign = null
from questionbank.question q
join questionbank.question_version v on v.question_id = q.id and v.version = q.version
where q.id = f.question_id
  and (q.kind in ('CASE', 'FILL_TEXT') or v.about -> 'english' is not null or f.words ~ '[0-9][:/][0-9]');
