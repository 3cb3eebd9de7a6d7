-- What a prepared paper keeps to: release, blueprint, which questions must not meet, are tried out or were withdrawn. Where it is
-- not known, which is where a version before this one made it ready, the paper is drawn anew.
alter table exam.prepared_attempt
    add column basis text;
