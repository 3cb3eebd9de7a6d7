-- A number that became somebody else's no longer signs its former holder in, and they need not have another one yet.
alter table people.worker
    alter column phone drop not null,
    alter column phone_index drop not null,
    add constraint phone_is_whole check ((phone is null) = (phone_index is null));
