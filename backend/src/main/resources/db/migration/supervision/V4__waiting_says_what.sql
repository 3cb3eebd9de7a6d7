-- What waits says itself which kind and version it is: to find out, all records there are were read, three times each second,
-- after much had waited at once.
alter table supervision.waiting
    add column data_type text,
    add column version int;

update supervision.waiting w
set data_type = r.data_type, version = r.version
from supervision.record r
where r.id = w.record_id;

alter table supervision.waiting
    alter column data_type set not null,
    alter column version set not null;
