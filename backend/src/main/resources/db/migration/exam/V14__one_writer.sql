-- The phone whose answers are taken. Another one says so and takes over; never both at once without anybody's knowing.
alter table exam.attempt
    add column writer uuid,
    add column writer_since timestamptz,
    add constraint writer_since_some_time check ((writer is null) = (writer_since is null));
