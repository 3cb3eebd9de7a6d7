create schema if not exists employer;
create extension if not exists btree_gist;

-- GB/T 2260 without trailing zeros; functional zones have no official code and get one of ours under the city.
create table employer.region (
    code            text primary key,
    zh              text not null,
    en              text not null,
    parent          text references employer.region,
    official_parent text references employer.region,
    kind            text not null,
    constraint kind_is_known check (kind in ('PROVINCE', 'CITY', 'COUNTY', 'ZONE')),
    constraint code_begins_with_its_parents check (parent is null or starts_with(code, parent))
);

insert into employer.region (code, zh, en, parent, official_parent, kind)
values ('37', '山东省', 'Shandong Province', null, null, 'PROVINCE'),
       ('3715', '聊城市', 'Liaocheng', '37', null, 'CITY'),
       ('371502', '东昌府区', 'Dongchangfu District', '3715', null, 'COUNTY'),
       ('371503', '茌平区', 'Chiping District', '3715', null, 'COUNTY'),
       ('371521', '阳谷县', 'Yanggu County', '3715', null, 'COUNTY'),
       ('371522', '莘县', 'Shen County', '3715', null, 'COUNTY'),
       ('371524', '东阿县', 'Dong''e County', '3715', null, 'COUNTY'),
       ('371525', '冠县', 'Guan County', '3715', null, 'COUNTY'),
       ('371526', '高唐县', 'Gaotang County', '3715', null, 'COUNTY'),
       ('371581', '临清市', 'Linqing City', '3715', null, 'COUNTY'),
       ('3715F1', '聊城经济技术开发区', 'Economic and Technological Development Zone', '3715', '371502', 'ZONE'),
       ('3715F2', '聊城高新技术产业开发区', 'High-tech Industrial Development Zone', '3715', '371502', 'ZONE'),
       ('3715F3', '江北水城旅游度假区', 'Jiangbei Water City Resort Zone', '3715', '371502', 'ZONE');

-- Documents issued under a former code stay valid.
create table employer.region_alias (
    code   text primary key,
    region text not null references employer.region
);

insert into employer.region_alias (code, region)
values ('371523', '371503');

create table employer.employer (
    id                  uuid primary key,
    version             bigint      not null default 1,
    name                text        not null,
    unified_code        text,
    licence             text,
    registration_number text,
    region              text        not null references employer.region,
    category            text        not null,
    parent              uuid references employer.employer,
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    constraint one_business_a_unified_code unique (unified_code),
    constraint one_business_a_licence unique (licence),
    constraint one_business_a_registration_number unique (registration_number),
    constraint there_is_an_identifier check (num_nonnulls(unified_code, licence, registration_number) > 0),
    constraint name_has_a_length check (length(name) between 1 and 200)
);

create index employer_by_region on employer.employer (region, category, id);
create index employer_by_parent on employer.employer (parent) where parent is not null;

-- A status is a dated fact, so that "was it open on 1 March?" has an answer.
create table employer.status_period (
    employer_id uuid not null references employer.employer,
    status      text not null,
    since       date not null,
    until       date,
    constraint status_is_known check (status in ('ACTIVE', 'CLOSED')),
    constraint until_is_after_since check (until > since),
    constraint one_status_at_a_time exclude using gist (employer_id with =, daterange(since, until) with &&)
);
