-- The moments of a learner's life that were credited as learning, whatever the lesson: none is credited twice. Only what
-- a late report may still reach into is kept; usually that is one range, as what is reported goes on where it ended.
create table courseware.study_time (
  learner_id uuid primary key,
  used tstzmultirange not null
);
