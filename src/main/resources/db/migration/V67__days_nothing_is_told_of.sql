-- A day that nothing was told of is kept without being added up from now on. What reached more than two days beyond the last day that
-- was kept had not been told until now: the days behind it are told of once more.
insert into rollup_change (source, first_at, last_at, from_at, to_at)
select source, edge.last, edge.last + interval '10 days', edge.last, edge.last + interval '10 days'
from (select cast(min(last) as timestamptz) as last from (select max(day) as last from rollup_day group by report) each) edge,
    unnest(array ['ivr_call', 'interaction', 'agent_status']) source
where edge.last is not null;
