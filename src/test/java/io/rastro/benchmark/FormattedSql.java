package io.rastro.benchmark;

/** The columns of a call's CSV as a skilled hand would have PostgreSQL format them. */
final class FormattedSql {

    static final String ROWS = """

            from interaction i left join contact c on c.id = i.contact_id
            left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at
            where\s""";

    static final String ORDER = " order by i.received_at desc, i.id desc";

    private static final String ZONE = "'America/Sao_Paulo'";

    private FormattedSql() {}

    static String of(String condition) {
        String columns = String.join(
                ", ",
                local("i.received_at", "YYYY-MM-DD"),
                local("i.received_at", "HH24:MI:SS"),
                "i.protocol, s.name, a.name, i.origin, lower(i.direction), i.to_address, c.name, i.from_address",
                duration("extract(epoch from i.finished_at - i.answered_at)"),
                duration("i.first_response_seconds"),
                duration("i.response_seconds"),
                "replace(lower(o.status), '_', ' '), case when o.portfolio then 'Sim' else 'Não' end, c.external_id",
                "i.internal_comments, c.document_plain",
                local("i.answered_at", "YYYY-MM-DD HH24:MI:SS"),
                local("i.finished_at", "YYYY-MM-DD HH24:MI:SS"),
                local("i.first_message_at", "YYYY-MM-DD HH24:MI:SS"),
                "case i.last_reply when 'AGENT' then 'agente' when 'CLIENT' then 'cliente' when 'BOT' then 'bot' else 'indefinido' end",
                "i.external_protocol",
                "case when q.jitter_ms < 70 then 'Alta' when q.jitter_ms >= 151 then 'Baixa' when q.jitter_ms is not null then 'Média' end",
                "case when q.packet_loss_percent <= 1 then 'Alta' when q.packet_loss_percent > 5 then 'Baixa' when q.packet_loss_percent is not null then 'Média' end",
                "case when q.jitter_ms < 70 and q.packet_loss_percent < 1 then 'Alta' when q.jitter_ms >= 151 or q.packet_loss_percent > 5 then 'Baixa' when q.jitter_ms is not null then 'Média' end",
                "q.voice_server, q.dialled_number, q.external_channel, q.internal_channel",
                local("q.client_hung_up_at", "DD-MM-YYYY HH24:MI:SS"),
                local("q.agent_hung_up_at", "DD-MM-YYYY HH24:MI:SS"),
                "concat_ws(', ', t1.name, t2.name, t3.name)");
        return "select " + columns + ROWS.replace("where", """
                        left join service_queue s on s.id = i.service_id left join agent a on a.id = i.agent_id
                        join outcome o on o.id = i.outcome_id left join tag t1 on t1.id = i.tag_ids[1]
                        left join tag t2 on t2.id = i.tag_ids[2] left join tag t3 on t3.id = i.tag_ids[3]
                        where""") + condition + ORDER;
    }

    private static String local(String stamp, String form) {
        return "to_char(" + stamp + " at time zone " + ZONE + ", '" + form + "')";
    }

    private static String duration(String seconds) {
        return "to_char(make_interval(secs => " + seconds + "), 'HH24:MI:SS')";
    }
}
