-- What a question is found by, its words, their pairs and how it looks from afar, in one row of its own: approving,
-- releasing and retiring write the question's row and need not write this again. Before, a band of a signature was a row:
-- twelve rows and twelve index entries at random places for each question imported, which cost more the larger the bank
-- was. An array under GIN takes them in large, sorted portions. The identifier, which never changes, is repeated, so that
-- a search sorts what it found without looking at the question. No foreign key: it would cost a lookup for every question
-- imported; who deletes a question deletes this.
create table questionbank.found_by (
    question_id uuid primary key,
    identifier text collate "C" not null,
    -- Identifier, stem and options as they are searched: folded, a line each.
    words text not null,
    -- Pairs of neighbouring characters: (first << 16) # second, in 32 bits.
    pairs int[] not null,
    -- Hashes of bands of the MinHash signature; none if nobody has noted them yet.
    bands int[] not null,
    -- A bit of each of the 60 numbers of the signature, to pass over most of what shares a band by chance; null if nobody
    -- has noted it yet.
    sign bigint
);

insert into questionbank.found_by (question_id, identifier, words, pairs, bands)
select q.id, q.identifier, q.words, coalesce(p.pairs, '{}'), q.bands
from questionbank.question q
left join questionbank.word_pairs p on p.question_id = q.id;

create index found_by_pair on questionbank.found_by using gin (pairs) with (gin_pending_list_limit = 16384);
create index found_by_band on questionbank.found_by using gin (bands) with (gin_pending_list_limit = 16384);
create index found_by_nothing_yet on questionbank.found_by (question_id) where bands = '{}';

drop table questionbank.word_pairs;
drop table questionbank.band;
alter table questionbank.question drop column words, drop column bands;
