-- A package may bring a course other words than it has, unless someone wrote or changed them here: as with lessons.
alter table courseware.course add column edited_at timestamptz;

-- Every course came with the platform until now, in its first version; later ones were made at a desk.
update courseware.course set edited_at = changed_at where version > 1;
