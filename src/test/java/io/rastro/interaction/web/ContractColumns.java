package io.rastro.interaction.web;

import io.rastro.interaction.Medium;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns of the contract, copied by hand: names, order, and the SQL that writes their cells. */
final class ContractColumns {

    private static final Map<Medium, String> CSV = Map.of(
            Medium.VOICE,
            "DATA|HORA|PROTOCOLO|SERVIÇO|AGENTE|ORIGEM|TIPO|PARA|CONTATO|A PARTIR DE|DURAÇÃO|TM1R|TMR|STATUS|PORTFOLIO|"
                    + "ID EXTERNO|COMENTÁRIOS INTERNOS|DOCUMENTO|DATA ATENDIDA|DATA FINALIZADA|DATA PRIMEIRA MENSAGEM|"
                    + "ÚLTIMA RESPOSTA|PROTOCOLO EXTERNO|JITTER|PERDA DE PACOTE|QUALIDADE DE CHAMADA|SERVIDOR DE VOZ|"
                    + "NÚMERO DISCADO|NOME DO CANAL EXTERNO|NOME DO CANAL INTERNO|DATA FINALIZAÇÃO CLIENTE|"
                    + "DATA FINALIZAÇÃO AGENTE|TAGS",
            Medium.WHATSAPP,
            "DATA|HORA|PROTOCOLO|SERVIÇO|AGENTE|ORIGEM|CONTATO|A PARTIR DE|DURAÇÃO|TMP|TMI|TM1R|TMR|STATUS|PORTFOLIO|"
                    + "ID EXTERNO|COMENTÁRIOS INTERNOS|DOCUMENTO|DATA ATENDIDA|DATA FINALIZADA|DATA PRIMEIRA MENSAGEM|"
                    + "ÚLTIMA RESPOSTA|PROTOCOLO EXTERNO|DATA HORA ENTREGUE EM FILA|STATUS DE EXPIRAÇÃO|TAGS|"
                    + "ORIGEM DA CONVERSA",
            Medium.CHAT,
            "DATA|HORA|PROTOCOLO|SERVIÇO|AGENTE|ORIGEM|CONTATO|A PARTIR DE|DURAÇÃO|TMP|TMI|TM1R|TMR|STATUS|PORTFOLIO|"
                    + "ID EXTERNO|COMENTÁRIOS INTERNOS|DOCUMENTO|HORA ENTREGUE AO AGENTE|DATA FINALIZADA|"
                    + "HORA MENSAGEM INICIAL|ÚLTIMA RESPOSTA|PROTOCOLO EXTERNO|DATA DE ENTRADA EM FILA|"
                    + "HORA DE ENTRADA EM FILA|STATUS DE EXPIRAÇÃO|TAGS",
            Medium.EMAIL,
            withoutTraits(),
            Medium.SMS,
            withoutTraits(),
            Medium.RECLAME_AQUI,
            withoutTraits(),
            Medium.INSTAGRAM,
            withoutTraits());

    private static final List<String> CSV_ONLY = List.of(
            "DATA",
            "HORA",
            "ORIGEM",
            "PORTFOLIO",
            "ID EXTERNO",
            "COMENTÁRIOS INTERNOS",
            "DATA FINALIZADA",
            "JITTER",
            "PERDA DE PACOTE",
            "NÚMERO DISCADO",
            "NOME DO CANAL EXTERNO",
            "NOME DO CANAL INTERNO");

    private static final String HANDLED = "case when o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED')"
            + " and i.finished_at - i.answered_at >= interval '-60 s'"
            + " then greatest(i.finished_at - i.answered_at, interval '0') end";

    private static final Map<String, String> SQL = Map.ofEntries(
            Map.entry("DATA", stamp("i.received_at", "YYYY-MM-DD")),
            Map.entry("HORA", stamp("i.received_at", "HH24:MI:SS")),
            Map.entry("PROTOCOLO", "i.protocol"),
            Map.entry("SERVIÇO", "(select name from service_queue where id = i.service_id)"),
            Map.entry("AGENTE", "(select name from agent where id = i.agent_id)"),
            Map.entry("ORIGEM", "i.origin"),
            Map.entry("TIPO", "lower(i.direction)"),
            Map.entry("PARA", "i.to_address"),
            Map.entry("CONTATO", "c.name"),
            Map.entry("A PARTIR DE", "i.from_address"),
            Map.entry("DURAÇÃO", duration(HANDLED)),
            Map.entry("TMP", duration(HANDLED + " - make_interval(secs => i.hold_seconds)")),
            Map.entry("TMI", duration("make_interval(secs => i.hold_seconds)")),
            Map.entry("TM1R", duration("make_interval(secs => i.first_response_seconds)")),
            Map.entry("TMR", duration("make_interval(secs => i.response_seconds)")),
            Map.entry("STATUS", "replace(lower(o.status), '_', ' ')"),
            Map.entry("PORTFOLIO", "case o.portfolio when true then 'Sim' when false then 'Não' end"),
            Map.entry("ID EXTERNO", "c.external_id"),
            Map.entry("COMENTÁRIOS INTERNOS", "i.internal_comments"),
            Map.entry("DOCUMENTO", "regexp_replace(c.document, '[^0-9A-Z]', '', 'g')"),
            Map.entry("DATA ATENDIDA", stamp("i.answered_at", "YYYY-MM-DD HH24:MI:SS")),
            Map.entry("HORA ENTREGUE AO AGENTE", stamp("i.answered_at", "YYYY-MM-DD HH24:MI:SS")),
            Map.entry("DATA FINALIZADA", stamp("i.finished_at", "YYYY-MM-DD HH24:MI:SS")),
            Map.entry("DATA PRIMEIRA MENSAGEM", stamp("i.first_message_at", "YYYY-MM-DD HH24:MI:SS")),
            Map.entry("HORA MENSAGEM INICIAL", stamp("i.first_message_at", "YYYY-MM-DD HH24:MI:SS")),
            Map.entry(
                    "ÚLTIMA RESPOSTA",
                    "case i.last_reply when 'AGENT' then 'agente' when 'CLIENT' then 'cliente' when 'BOT' then 'bot'"
                            + " when 'UNDEFINED' then 'indefinido' end"),
            Map.entry("PROTOCOLO EXTERNO", "i.external_protocol"),
            Map.entry("DATA HORA ENTREGUE EM FILA", stamp("i.queued_at", "YYYY-MM-DD HH24:MI:SS")),
            Map.entry("DATA DE ENTRADA EM FILA", stamp("i.queued_at", "YYYY-MM-DD")),
            Map.entry("HORA DE ENTRADA EM FILA", stamp("i.queued_at", "HH24:MI:SS")),
            Map.entry(
                    "STATUS DE EXPIRAÇÃO",
                    "case o.expiration when 'ACTIVE' then 'Ativo' when 'EXPIRED' then 'Expirado' end"),
            Map.entry("JITTER", grade("q.jitter_ms < 70", "q.jitter_ms >= 151", "q.jitter_ms")),
            Map.entry(
                    "PERDA DE PACOTE",
                    grade("q.packet_loss_percent <= 1", "q.packet_loss_percent > 5", "q.packet_loss_percent")),
            Map.entry(
                    "QUALIDADE DE CHAMADA",
                    grade(
                            "q.jitter_ms < 70 and q.packet_loss_percent < 1",
                            "q.jitter_ms >= 151 or q.packet_loss_percent > 5",
                            "q.jitter_ms + q.packet_loss_percent")),
            Map.entry("SERVIDOR DE VOZ", "q.voice_server"),
            Map.entry("NÚMERO DISCADO", "q.dialled_number"),
            Map.entry("NOME DO CANAL EXTERNO", "q.external_channel"),
            Map.entry("NOME DO CANAL INTERNO", "q.internal_channel"),
            Map.entry("DATA FINALIZAÇÃO CLIENTE", stamp("q.client_hung_up_at", "DD-MM-YYYY HH24:MI:SS")),
            Map.entry("DATA FINALIZAÇÃO AGENTE", stamp("q.agent_hung_up_at", "DD-MM-YYYY HH24:MI:SS")),
            Map.entry(
                    "TAGS",
                    "(select string_agg(t.name, ', ' order by array_position(i.tag_ids, t.id)) from tag t"
                            + " where t.id = any(i.tag_ids))"),
            Map.entry(
                    "ORIGEM DA CONVERSA",
                    "case o.started_by when 'CLIENT' then 'Cliente' when 'COMPANY' then 'Empresa' end"));

    private ContractColumns() {}

    private static String withoutTraits() {
        return "DATA|HORA|PROTOCOLO|SERVIÇO|AGENTE|ORIGEM|CONTATO|A PARTIR DE|DURAÇÃO|TM1R|TMR|STATUS|PORTFOLIO|"
                + "ID EXTERNO|COMENTÁRIOS INTERNOS|DOCUMENTO|DATA ATENDIDA|DATA FINALIZADA|DATA PRIMEIRA MENSAGEM|"
                + "ÚLTIMA RESPOSTA|PROTOCOLO EXTERNO|DATA HORA ENTREGUE EM FILA|TAGS";
    }

    static List<String> ofCsv(Medium medium) {
        return List.of(CSV.getOrDefault(medium, "").split("\\|"));
    }

    static List<String> ofScreen(Medium medium) {
        return ofCsv(medium).stream()
                .filter(header -> !CSV_ONLY.contains(header))
                .toList();
    }

    /** A query for all cells of a medium as they are to be read, newest row first. */
    static String sql(Medium medium) {
        String cells = ofCsv(medium).stream()
                .map(header -> "coalesce(" + SQL.get(header) + ", '')")
                .collect(Collectors.joining(", "));
        return "select array[" + cells + "] from interaction i join outcome o on o.id = i.outcome_id"
                + " left join contact c on c.id = i.contact_id"
                + " left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at"
                + " where i.medium = ? order by i.received_at desc, i.id desc";
    }

    private static String stamp(String instant, String pattern) {
        return "to_char(" + instant + " at time zone 'America/Sao_Paulo', '" + pattern + "')";
    }

    // Justified to hours by hand: to_char would write the days of an interval apart.
    private static String duration(String interval) {
        String seconds = "extract(epoch from " + interval + ")::int";
        return "to_char(" + seconds + " / 3600, 'FM9900') || to_char(" + seconds
                + " % 3600 / 60, 'FM\":\"00') || to_char(" + seconds + " % 60, 'FM\":\"00')";
    }

    private static String grade(String high, String low, String measured) {
        return "case when " + low + " then 'Baixa' when " + measured + " is null then null when " + high
                + " then 'Alta' else 'Média' end";
    }
}
