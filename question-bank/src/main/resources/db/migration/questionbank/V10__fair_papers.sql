-- What a paper must keep to beside its cells. The defaults ask for nothing: older blueprints mean what they meant.
alter table questionbank.blueprint
    add column coverage_percent int not null default 0,
    -- Questions, not versions: a release brings the version.
    add column fixed uuid[] not null default '{}',
    add column excluded uuid[] not null default '{}',
    add column pilots int not null default 0,
    add column exposure_cap_percent int not null default 100,
    -- In ten-thousandths of a full score. No band without a tolerance; without a target it is the pool's own mean.
    add column band_target int,
    add column band_tolerance int,
    add column band_spread int,
    -- Run side by side: a section holds the next so many cells. Empty for one section without a name.
    add column section_zh text[] not null default '{}',
    add column section_en text[] not null default '{}',
    add column section_cells int[] not null default '{}',
    add constraint coverage_is_a_percentage check (coverage_percent between 0 and 100),
    add constraint pilots_are_few check (pilots between 0 and 3),
    add constraint cap_is_a_percentage check (exposure_cap_percent between 1 and 100),
    add constraint a_band_is_whole check (
        (band_tolerance is null) = (band_spread is null) and (band_target is null or band_tolerance is not null));

-- What drawing knows of the items of a release beside their content: papers are rebuilt from it, so it is written once.
-- expected and weights run with the positions of the release; enemies are positions from 0, two by two, pilots one by one.
create table questionbank.calibration (
    id uuid primary key,
    release_id uuid not null references questionbank.release,
    number int not null,
    digest text not null,
    reason text not null,
    -- How many items have measured figures, and how many papers had been drawn of the release.
    measured int not null,
    papers bigint not null,
    made_at timestamptz not null,
    expected smallint[] not null,
    weights smallint[] not null,
    enemies int[] not null,
    pilots int[] not null,
    constraint calibrations_of_a_release_are_numbered unique (release_id, number),
    constraint reason_is_known check (reason in ('FIRST', 'USE', 'MEASURED')),
    constraint arrays_run_together check (cardinality(expected) = cardinality(weights))
);
create trigger written_once before update or delete on questionbank.calibration
    for each statement execute function questionbank.refuse_change();

-- How often a question was handed out, what lies long ago counting less and less. Feeds the next calibration; no paper is
-- rebuilt from it.
create table questionbank.item_use (
    question_id uuid primary key,
    uses double precision not null
);

create table questionbank.release_use (
    release_id uuid primary key references questionbank.release,
    papers bigint not null
);
