package io.rastro.benchmark;

/** Both reports over a month as a skilled hand would have PostgreSQL add them up, from calls, statuses and interactions. */
final class ReportSql {

    private static final String MONTH =
            " >= '2025-11-01 03:00+00'::timestamptz%1$s and %2$s < '2025-12-01 03:00+00'::timestamptz%3$s";

    /** By day. */
    static final String IVR = """
            with call as (select * from ivr_call where %s),
            segment as (
                select distinct on (c.id) c.id as call_id, i.queued_at, i.answered_at, i.finished_at, o.status,
                       i.answered_at is not null or o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED') as answered
                from call c
                join interaction i on i.conversation_id = c.conversation_id
                    and i.received_at between c.entered_at - interval '1 day' and c.entered_at + interval '1 day'
                join outcome o on o.id = i.outcome_id
                where c.outcome = 'FORWARDED' and %s
                order by c.id, i.segment nulls last, i.received_at, i.id),
            fact as (
                select c.outcome, c.entered_at, s.status, coalesce(s.answered, false) as answered,
                       not s.answered and s.status = 'ABANDONED' as abandoned,
                       extract(epoch from c.left_at - c.entered_at) as ivr_time,
                       extract(epoch from s.finished_at - s.answered_at) as handling,
                       extract(epoch from coalesce(s.answered_at, s.finished_at) - greatest(s.queued_at, c.left_at)) as waited
                from call c left join segment s on s.call_id = c.id)
            select (entered_at at time zone 'America/Sao_Paulo')::date, count(*),
                   count(*) filter (where outcome = 'RETAINED'), count(*) filter (where outcome = 'ABANDONED'),
                   count(*) filter (where outcome = 'FORWARDED'), count(*) filter (where answered),
                   count(*) filter (where abandoned), count(*) filter (where abandoned and waited between 0 and 5),
                   count(*) filter (where outcome = 'FORWARDED' and not answered and abandoned is not true),
                   count(*) filter (where answered and status = 'SERVICE_TRANSFERRED'),
                   count(*) filter (where answered and waited between 0 and 30),
                   avg(waited) filter (where answered and waited >= 0), avg(waited) filter (where abandoned and waited >= 0),
                   max(waited) filter (where waited >= 0), avg(ivr_time) filter (where ivr_time >= 0),
                   avg(handling) filter (where answered and handling >= 0)
            from fact group by 1 order by 1""".formatted(within("entered_at", ""), within("i.received_at", "1 day"));

    /** Of calls, by agent. */
    static final String AGENTS =
            """
            with period as (select tstzrange('2025-11-01 03:00+00', '2025-12-01 03:00+00') as whole),
            volume as (
                select agent_id, count(*) as answered, count(distinct conversation_id) as conversations,
                       count(*) filter (where direction = 'INBOUND') as inbound,
                       count(*) filter (where direction = 'OUTBOUND') as outbound,
                       count(*) filter (where o.status = 'SERVICE_TRANSFERRED') as transferred,
                       avg(extract(epoch from finished_at - answered_at)) as handling,
                       avg(extract(epoch from finished_at - answered_at) - hold_seconds) as productive,
                       avg(hold_seconds) as hold, avg(first_response_seconds) as first_response, avg(response_seconds) as response
                from interaction i join outcome o on o.id = i.outcome_id
                where i.medium = 'VOICE' and %s and answered_at is not null and agent_id is not null group by agent_id),
            busy as (
                select agent_id, range_agg(tstzrange(answered_at, finished_at) * whole) as spans from interaction, period
                where medium = 'VOICE' and %s and answered_at < finished_at and agent_id is not null group by agent_id),
            told as (
                select s.*, lead(started_at) over (partition by agent_id order by started_at, id) as next_start
                from agent_status s where %s and (ended_at is null or ended_at >= started_at)),
            clocked as (
                select agent_id, state, range_agg(tstzrange(started_at, least(
                           coalesce(ended_at, next_start, started_at + interval '24 hours'), coalesce(next_start, 'infinity')))
                           * whole) as spans
                from told, period group by agent_id, state)
            select v.*, (select sum(upper(s) - lower(s)) from busy b, unnest(b.spans) s where b.agent_id = v.agent_id),
                   (select jsonb_object_agg(state, (select sum(upper(s) - lower(s)) from unnest(c.spans) s))
                    from clocked c where c.agent_id = v.agent_id)
            from volume v""".formatted(within("i.received_at", ""), within("received_at", "1 day"), within("started_at", "1 day"));

    private ReportSql() {}

    private static String within(String column, String margin) {
        String before = margin.isEmpty() ? "" : " - interval '" + margin + "'";
        String after = margin.isEmpty() ? "" : " + interval '" + margin + "'";
        return column + MONTH.formatted(before, column, after);
    }
}
