-- No question comes up in more than a quarter of the spot checks, which the shipped bank allows with room to spare. Whether
-- and why not for the other two presets: docs/fair-papers.md. A blueprint that authors have changed is theirs and stays.
insert into questionbank.blueprint
    (id, code, version, title_zh, title_en, created_at, created_by, band_tolerance, band_spread, exposure_cap_percent)
select '01a00000-0000-7000-8000-00000000002c', b.code, 3, b.title_zh, b.title_en, '2026-11-27 00:00:00+08',
    'system:preset', b.band_tolerance, b.band_spread, 25
from questionbank.blueprint b
where b.code = 'P-C' and b.version = 2 and b.created_by = 'system:preset'
    and not exists (select from questionbank.blueprint later where later.code = b.code and later.version > 2);

insert into questionbank.blueprint_cell
    (blueprint_id, position, topic, difficulty_from, difficulty_to, kind, count, points)
select b.id, c.position, c.topic, c.difficulty_from, c.difficulty_to, c.kind, c.count, c.points
from questionbank.blueprint b
join questionbank.blueprint before on before.code = b.code and before.version = 2
join questionbank.blueprint_cell c on c.blueprint_id = before.id
where b.code = 'P-C' and b.version = 3 and b.created_by = 'system:preset';
