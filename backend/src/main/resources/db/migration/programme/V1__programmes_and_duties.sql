create schema if not exists programme;

-- What people are trained for. Content is named by stable codes, because courses and exams live in other modules.
create table programme.programme (
    id               uuid primary key,
    code             text not null,
    title_zh         text not null,
    title_en         text not null,
    level            text not null,
    course_codes     text[] not null,
    exam_code        text not null,
    minutes_required int not null,
    constraint programme_code_is_unique unique (code),
    constraint one_programme_per_exam unique (exam_code),
    constraint level_is_known check (level in ('WORKER', 'MANAGER')),
    constraint minutes_are_not_negative check (minutes_required >= 0)
);

-- The duty matrix. A row holds from its day until a later row for the same post and kind of business; rows are added,
-- never changed, so that "what was demanded on 1 March?" has the same answer forever.
create table programme.duty (
    effective_from       date not null,
    applies_to           text not null,
    post                 text not null,
    -- null: from this day the post owes nothing
    programme_id         uuid references programme.programme,
    hours_per_year       int not null,
    validity_months      int not null,
    exam_interval_months int not null,
    -- true: nobody may start at this post before passing (不得上岗)
    before_work          boolean not null,
    basis                text not null,
    constraint duty_is_unique primary key (effective_from, applies_to, post),
    constraint business_kind_is_known check (applies_to in ('ANY', 'SPECIFIC', 'ORDINARY')),
    constraint post_is_known check (post in ('DIRECTOR', 'OFFICER', 'HEAD', 'KEY_OPERATOR', 'WORKER')),
    constraint hours_fit_a_year check (hours_per_year between 0 and 8760),
    constraint validity_is_positive check (validity_months > 0),
    constraint interval_is_positive check (exam_interval_months > 0)
);

insert into programme.programme (id, code, title_zh, title_en, level, course_codes, exam_code, minutes_required)
values
    ('019a0000-0000-7000-8000-000000000001', 'WORKER', '从业人员食品安全培训', 'Food-safety training for kitchen workers',
     'WORKER', '{basics}', 'WORKER', 30),
    ('019a0000-0000-7000-8000-000000000002', 'MANAGER', '食品安全管理人员培训', 'Food-safety training for managers',
     'MANAGER', '{basics,managers}', 'MANAGER', 60);

-- Defaults; all of them can be overruled by later rows. The yearly and half-yearly rhythm is the operating norm's
-- (2018 No. 12), the 40 hours are the main-responsibility rule's (SAMR order 60), the rest is our proposal.
insert into programme.duty
    (effective_from, applies_to, post, programme_id, hours_per_year, validity_months, exam_interval_months, before_work, basis)
select d.day, k.applies_to, d.post, p.id, d.hours, k.months, k.months, d.before_work, d.basis
from (values
        (date '2018-10-01', 'WORKER', 'WORKER', 6, true, '《餐饮服务食品安全操作规范》（2018年第12号）'),
        (date '2018-10-01', 'KEY_OPERATOR', 'WORKER', 12, true, '《餐饮服务食品安全操作规范》（2018年第12号）'),
        (date '2018-10-01', 'HEAD', 'MANAGER', 8, false, '《中华人民共和国食品安全法》第四十四条'),
        (date '2022-11-01', 'OFFICER', 'MANAGER', 40, true, '《企业落实食品安全主体责任监督管理规定》'),
        (date '2022-11-01', 'DIRECTOR', 'MANAGER', 40, true, '《企业落实食品安全主体责任监督管理规定》')
     ) as d (day, post, programme, hours, before_work, basis)
join programme.programme p on p.code = d.programme
-- The person in charge is examined once a year everywhere; all others twice a year at a specific provider (特定).
cross join lateral (
    select 'ORDINARY' as applies_to, 12 as months
    union all
    select 'SPECIFIC', case d.post when 'HEAD' then 12 else 6 end
) as k;
