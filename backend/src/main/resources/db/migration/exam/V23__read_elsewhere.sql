-- Phones on which a running paper was opened while another one wrote it; without a name are all that say none. Once for each:
-- that it was seen there is what matters, not how often the page was loaded.
create table exam.read_elsewhere (
    attempt_id uuid        not null references exam.attempt,
    phone      uuid,
    read_at    timestamptz not null,
    constraint read_elsewhere_is_noted_once unique nulls not distinct (attempt_id, phone)
);
create trigger readings_are_append_only before update or delete on exam.read_elsewhere
    for each row execute function exam.refuse_change();
