-- A leak is watched for by the exact log-likelihood ratio, not by its second-order approximation. Days that were kept have
-- only the sums of the latter; they fade out of the half year that is looked at.
alter table questionbank.item_day rename variance to normalizer;
update questionbank.item_day set normalizer = expected + normalizer / 2;

-- Kinds differ in how much is guessed: what an author's difficulty is worth is learnt for each.
alter table questionbank.measurement
    add author_kinds text[] not null default '{}',
    add author_offsets double precision[] not null default '{}';

-- A suspicion that could not be acted on, because too many came at once or a blueprint could not do without the item, is
-- looked at again after a day.
alter table questionbank.quarantine add tried_at timestamptz;
update questionbank.quarantine set tried_at = opened_at;
alter table questionbank.quarantine alter tried_at set not null;
