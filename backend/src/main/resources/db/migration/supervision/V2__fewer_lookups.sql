-- Each record was looked up three times on its way through these tables. Every row is made from the one it belongs to, in one
-- statement, and records and entries refuse to be deleted.
alter table supervision.waiting drop constraint waiting_record_id_fkey;
alter table supervision.entry drop constraint entry_record_id_fkey;
alter table supervision.delivery drop constraint delivery_position_fkey;
