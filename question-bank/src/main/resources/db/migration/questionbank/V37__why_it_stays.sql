-- Why a question stays on papers though figures speak against it, for whoever is to decide. Null if it left; of what was found
-- before this was written, nobody knows any more.
alter table questionbank.quarantine
    add column stays text,
    add constraint stays_is_known check (stays in ('NEEDED', 'TOO_MANY'));
