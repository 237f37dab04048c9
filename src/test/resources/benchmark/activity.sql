-- Every inbound call came through an IVR; one more in four ended there.
insert into ivr_call (entered_at, left_at, ivr_id, path_id, outcome, conversation_id, caller)
select received_at, queued_at, 1 + id % 4, 1 + (id * 61 % 240 * (id % 240) / 240)::int, 'FORWARDED', conversation_id, from_address
from interaction
where medium = 'VOICE' and direction = 'INBOUND' and segment = 1 and received_at >= :from and received_at < :to
union all
select received_at, received_at + make_interval(secs => 20 + id % 90), 1 + id % 4, 1 + (id * 61 % 240)::int,
    case when id % 3 = 0 then 'ABANDONED' else 'RETAINED' end, null, to_address
from interaction
where medium = 'VOICE' and id % 5 = 0 and received_at >= :from and received_at < :to
order by 1;

-- Weekdays of seven periods, from one of eight beginnings of a shift.
insert into agent_status (started_at, ended_at, agent_id, pause_reason_id, state)
select day + make_interval(hours => 10 + a.id % 8 + part), case part when 6 then null else day + make_interval(hours => 11 + a.id % 8 + part) end,
    a.id, case part when 3 then 1 + (a.id + extract(doy from day)::int) % 5 end,
    (array ['AVAILABLE', 'IN_SERVICE', 'AFTER_CALL', 'PAUSE', 'AVAILABLE', 'IN_SERVICE', 'OFFLINE'])[part + 1]
from generate_series(:from, :to - interval '1 day', interval '1 day') day, agent a, generate_series(0, 6) part
where extract(isodow from day) < 6 and a.id <= :agents and (a.active or day <= timestamptz ':departed 00:00+00')
order by 1;
