create schema if not exists compliance;

-- What the figures of a business were at the end of a day, as it was known when the snapshot was taken. Late data make a
-- new version beside the old one; nothing is rewritten, so what was once reported can always be shown again.
create table compliance.employer_day (
    day          date        not null,
    employer_id  uuid        not null,
    version      int         not null,
    region       text        not null,
    category     text        not null,
    rule_version text        not null,
    -- {"CERTIFIED": [num, den], …}
    figures      jsonb       not null,
    businesses   int         not null,
    people       int         not null,
    taken_at     timestamptz not null,
    constraint one_version_of_a_business_day primary key (day, employer_id, version),
    constraint business_versions_start_at_one check (version >= 1)
);

-- A region counts each person once, so its figures are not the sum of its businesses' and are kept for themselves.
create table compliance.region_day (
    day          date        not null,
    region       text        not null,
    -- '' = all categories together
    category     text        not null,
    version      int         not null,
    rule_version text        not null,
    figures      jsonb       not null,
    businesses   int         not null,
    people       int         not null,
    taken_at     timestamptz not null,
    constraint one_version_of_a_region_day primary key (day, region, category, version),
    constraint region_versions_start_at_one check (version >= 1)
);

create function compliance.refuse_rewriting() returns trigger
    language plpgsql as
$$
begin
    raise exception 'snapshots are append-only: % refused', tg_op;
end
$$;

create trigger append_only before update or delete on compliance.employer_day
    for each statement execute function compliance.refuse_rewriting();
create trigger append_only before update or delete on compliance.region_day
    for each statement execute function compliance.refuse_rewriting();
