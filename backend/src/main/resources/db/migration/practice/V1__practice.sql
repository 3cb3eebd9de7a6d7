create schema if not exists practice;

-- Every question that was drawn for somebody to practise, and only those can be answered.
create table practice.drawn (
    id          uuid primary key,
    worker_id   uuid not null,
    question_id uuid not null,
    version     int not null,
    -- Of the order of the options, as they were shown.
    seed        bigint not null,
    source      text not null,
    -- Prefix of the knowledge point that was asked for; empty for all.
    topic       text not null,
    drawn_at    timestamptz not null,
    constraint source_is_known check (source in ('BANK', 'BOOK')),
    constraint topic_is_a_prefix check (topic ~ '^(|\d{2}|\d{4})$')
);
create index drawn_for_worker on practice.drawn (worker_id, drawn_at);

-- The first answer to it; nobody answers twice, as the first answer is told what is right.
create table practice.answer (
    drawn_id    uuid primary key references practice.drawn,
    response    text[] not null,
    earned      numeric(5, 2) not null,
    max_points  int not null,
    -- What became of the question in the worker's book.
    turn        text not null,
    answered_at timestamptz not null,
    constraint earned_within_max check (earned between 0 and max_points),
    constraint turn_is_known check (turn in ('NONE', 'ADDED', 'BACK', 'EARLY', 'UP', 'MASTERED'))
);

-- The book of wrong questions: a box and a day each, by the rule of spacing. Mastered ones stay, out of the book, so
-- that people see what they have learnt.
create table practice.mistake (
    worker_id   uuid not null,
    question_id uuid not null,
    origin      text not null,
    box         int not null,
    due_on      date not null,
    missed      int not null,
    since       timestamptz not null,
    mastered_at timestamptz,
    primary key (worker_id, question_id),
    constraint origin_is_known check (origin in ('PRACTICE', 'EXAM')),
    constraint box_is_one_of_five check (box between 1 and 5),
    constraint missed_at_least_once check (missed > 0)
);
create index mistakes_in_the_book on practice.mistake (worker_id, due_on) where mastered_at is null;

-- Marked attempts whose lost items are in the book already.
create table practice.noted_attempt (
    worker_id  uuid not null,
    attempt_id uuid not null,
    noted_at   timestamptz not null,
    primary key (worker_id, attempt_id)
);

-- What reviewers answered; one answer serves all flags of a question that were open.
create table practice.flag_answer (
    id          uuid primary key,
    question_id uuid not null,
    outcome     text not null,
    remark      text not null,
    answered_at timestamptz not null,
    answered_by text not null,
    constraint outcome_is_known check (outcome in ('MENDED', 'STANDS')),
    constraint remark_is_short check (length(remark) between 1 and 1000)
);

create table practice.flag (
    id          uuid primary key,
    worker_id   uuid not null,
    question_id uuid not null,
    version     int not null,
    reason      text not null,
    said        text not null,
    raised_at   timestamptz not null,
    answer_id   uuid references practice.flag_answer,
    constraint flagged_once unique (worker_id, question_id, version),
    constraint reason_is_known check (reason in ('WRONG_KEY', 'UNCLEAR', 'OUTDATED', 'BROKEN', 'OTHER')),
    constraint said_is_short check (length(said) <= 300)
);
create index flags_of_worker on practice.flag (worker_id, raised_at);
create index open_flags on practice.flag (question_id) where answer_id is null;
