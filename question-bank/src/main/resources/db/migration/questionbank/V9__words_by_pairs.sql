-- Texts are found by pairs of neighbouring characters: the trigrams before needed three, and most Chinese words have two.
-- A table of its own, because approving, releasing and retiring write the question's row, and every write of a row is
-- written to all its indexes. No foreign key: it would cost a lookup for every question imported; who deletes a question
-- deletes its pairs. A pair is (first << 16) # second, in 32 bits; what two pairs share is told apart by reading the words.
create table questionbank.word_pairs (
    question_id uuid primary key,
    pairs int[] not null
);

insert into questionbank.word_pairs (question_id, pairs)
select q.id,
    coalesce(
        array_agg(distinct (ascii(substr(q.words, i, 1)) << 16) # ascii(substr(q.words, i + 1, 1)))
            filter (where i is not null and strpos(substr(q.words, i, 2), chr(10)) = 0),
        '{}')
from questionbank.question q
left join lateral generate_series(1, length(q.words) - 1) as i on true
group by q.id;

create index words_by_pair on questionbank.word_pairs using gin (pairs) with (gin_pending_list_limit = 16384);

drop index if exists questionbank.question_by_words;
