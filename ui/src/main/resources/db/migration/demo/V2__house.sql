-- Whether the house was founded as a demo: invented people and public passwords must never become a real house, nor the
-- other way round.
create table demo.house (
    demo       boolean     not null,
    founded_at timestamptz not null,
    one        boolean     primary key default true,
    constraint there_is_one_house check (one)
);
