-- Questions are found by the words of their parts, by accepted spellings and in English: an index that was filled before is
-- filled anew, once, as after a filling that was cut short. A house without questions has nothing to fill.
do $$
begin
    if to_regclass('questionbank.question') is not null then
        insert into search.rebuilding (begun_at)
        select clock_timestamp() where exists (select from questionbank.question);
    end if;
end
$$;
