-- The three papers everyone starts with become equally hard for everyone: within 0.02 of their pool's own mean, with the
-- pool's spread within 0.05. A blueprint that authors have changed since is theirs and stays as it is.
with preset (old_id, new_id) as (
    values ('01a00000-0000-7000-8000-00000000000a'::uuid, '01a00000-0000-7000-8000-00000000001a'::uuid),
           ('01a00000-0000-7000-8000-00000000000b'::uuid, '01a00000-0000-7000-8000-00000000001b'::uuid),
           ('01a00000-0000-7000-8000-00000000000c'::uuid, '01a00000-0000-7000-8000-00000000001c'::uuid)
)
insert into questionbank.blueprint
    (id, code, version, title_zh, title_en, created_at, created_by, band_tolerance, band_spread)
select p.new_id, b.code, 2, b.title_zh, b.title_en, '2026-11-26 00:00:00+08', 'system:preset', 200, 500
from preset p
join questionbank.blueprint b on b.id = p.old_id
where not exists (select from questionbank.blueprint later where later.code = b.code and later.version > 1);

insert into questionbank.blueprint_cell
    (blueprint_id, position, topic, difficulty_from, difficulty_to, kind, count, points)
select b.id, c.position, c.topic, c.difficulty_from, c.difficulty_to, c.kind, c.count, c.points
from questionbank.blueprint b
join questionbank.blueprint first on first.code = b.code and first.version = 1
join questionbank.blueprint_cell c on c.blueprint_id = first.id
where b.version = 2 and b.created_by = 'system:preset';
