-- What an exam asks of whoever sits it, version after version: proposed by one person, put in force by another, and never
-- changed. An attempt keeps the number of the policy it began under, so that its deadline, its grace and its pass mark can
-- be explained years later.
create table exam.policy (
    exam_id          uuid        not null references exam.exam,
    number           int         not null,
    minutes          int         not null,
    pass_percent     int         not null,
    -- Null only in the first version of an exam: as the platform is set (liangku.exam.answer-grace).
    grace_seconds    int,
    attempts_allowed int         not null,
    period_days      int         not null,
    cool_down_hours  int         not null,
    -- The exam may be begun from .. to before .., and daily between two times of the city; null is no limit.
    opens_at         timestamptz,
    closes_at        timestamptz,
    daily_from       time,
    daily_until      time,
    -- Null only in the first version of an exam: as the platform is set (liangku.exam.lessons-first).
    lessons          text,
    learning_minutes int         not null,
    reason           text        not null,
    proposed_by      text        not null,
    proposed_at      timestamptz not null,
    constraint policy_is_numbered_once primary key (exam_id, number),
    constraint number_counts_from_one check (number > 0),
    constraint minutes_fit_a_day check (minutes between 1 and 1440),
    constraint pass_mark_is_a_percentage check (pass_percent between 1 and 100),
    constraint grace_is_not_negative check (grace_seconds >= 0),
    constraint somebody_may_sit check (attempts_allowed > 0),
    constraint period_is_positive check (period_days > 0),
    constraint cool_down_is_not_negative check (cool_down_hours >= 0),
    constraint closes_after_it_opens check (closes_at > opens_at),
    constraint daily_hours_have_two_ends check ((daily_from is null) = (daily_until is null)),
    constraint daily_hours_last check (daily_from <> daily_until),
    constraint lessons_are_known check (lessons in ('ADVISED', 'REQUIRED')),
    constraint learning_is_not_negative check (learning_minutes >= 0)
);

-- What became of a proposal. One without waits.
create table exam.policy_decision (
    exam_id    uuid        not null,
    number     int         not null,
    outcome    text        not null,
    remark     text        not null,
    decided_by text        not null,
    decided_at timestamptz not null,
    constraint decided_once primary key (exam_id, number),
    constraint what_was_proposed foreign key (exam_id, number) references exam.policy,
    constraint outcome_is_known check (outcome in ('APPROVED', 'REFUSED', 'WITHDRAWN'))
);

insert into exam.policy
    (exam_id, number, minutes, pass_percent, attempts_allowed, period_days, cool_down_hours, learning_minutes, reason,
     proposed_by, proposed_at)
select id, 1, minutes, pass_percent, attempts_allowed, period_days, cool_down_hours, 0, '', 'system:founding', now()
from exam.exam;

insert into exam.policy_decision (exam_id, number, outcome, remark, decided_by, decided_at)
select exam_id, number, 'APPROVED', '', 'system:founding', now()
from exam.policy;

-- The version in force. What it says stood in columns of this table before; they are read no more, and stay for a node that
-- still runs what read them.
alter table exam.exam
    add column policy int not null default 1,
    add constraint policy_in_force foreign key (id, policy) references exam.policy deferrable initially deferred;

-- Without foreign keys: every start would look them up, and policies are never deleted.
alter table exam.attempt add column policy int not null default 1;
alter table exam.prepared_attempt add column policy int not null default 1;
