-- From now on every counted paper keeps what it left behind in these sums, so that it can be taken back when late answers
-- change its marks. Papers counted before kept nothing: they are queued again (by the module that marks), and the sums
-- begin anew, in a form that takes half the room. What was measured stays: drawing goes on by it.
update questionbank.item_statistics
set tally = '\x02'::bytea || substring(tally from 2 for 1)
        -- 16 sums of 8 bytes; counts of a byte each: 10 bands, 10 of options, 10 for each option, 64 times, omissions.
        || decode(repeat('00', 16 * 8 + 10 + 10 + 10 * get_byte(tally, 1) + 64 + 1), 'hex'),
    shown = 0, facility = 0, discrimination = null, omit_rate = 0, median_seconds = null,
    judged_at = counted_at;

delete from questionbank.item_day;
