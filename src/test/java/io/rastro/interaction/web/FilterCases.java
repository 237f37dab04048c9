package io.rastro.interaction.web;

import static io.rastro.interaction.Medium.CHAT;
import static io.rastro.interaction.Medium.EMAIL;
import static io.rastro.interaction.Medium.INSTAGRAM;
import static io.rastro.interaction.Medium.RECLAME_AQUI;
import static io.rastro.interaction.Medium.SMS;
import static io.rastro.interaction.Medium.VOICE;
import static io.rastro.interaction.Medium.WHATSAPP;

import io.rastro.interaction.Medium;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every filter of the contract, with the media the contract gives it to. */
final class FilterCases {

    private static final Set<Medium> ALL = EnumSet.allOf(Medium.class);
    private static final Set<Medium> WITH_PHONE = EnumSet.of(CHAT, WHATSAPP, VOICE, SMS, RECLAME_AQUI);
    private static final Set<Medium> WITH_SERVICE_STATUS = EnumSet.of(CHAT, WHATSAPP, SMS, RECLAME_AQUI, INSTAGRAM);
    private static final Set<Medium> WITH_EXPIRATION = EnumSet.of(CHAT, WHATSAPP);
    private static final Set<Medium> REPLIED = EnumSet.complementOf(EnumSet.of(VOICE));
    private static final String PLAIN_NAME = "translate(lower(c.name), 'áãçéíúõ', 'aaceiuo')";

    private final List<FilterCase> cases = new ArrayList<>();

    private FilterCases() {}

    static List<FilterCase> all() {
        FilterCases table = new FilterCases();
        table.dates();
        table.times();
        table.facts();
        table.numbers();
        table.people();
        table.tags();
        table.contacts();
        table.lists();
        table.yesOrNo();
        table.lengths();
        return table.cases;
    }

    private void add(String parameter, Set<Medium> media, String query, String condition) {
        cases.add(new FilterCase(parameter, query, condition, media));
    }

    private void dates() {
        add("from", ALL, "from=2018-11-04&to=2018-11-04", "l.at::date = '2018-11-04'");
        add("from", ALL, "from=2019-02-16&to=2019-02-16", "l.at::date = '2019-02-16'");
        add("from", ALL, "from=2018-12-31&to=2019-01-01", "l.at::date in ('2018-12-31', '2019-01-01')");
        add("from", ALL, "from=2019-02-17", "l.at::date >= '2019-02-17'");
        add("from", ALL, "to=2018-11-03", "l.at::date <= '2018-11-03'");
        add("from", ALL, "from=2018-11-06&to=2018-12-30", "false");
        add("from", ALL, "from=0001-01-01&to=9999-12-31", "true");
    }

    private void times() {
        add("timeFrom", ALL, "timeFrom=12:00&timeTo=12:00", "l.at::time >= '12:00' and l.at::time < '12:01'");
        add("timeFrom", ALL, "timeFrom=06:00&timeTo=11:59", "l.at::time >= '06:00' and l.at::time < '12:00'");
        add("timeFrom", ALL, "timeFrom=22:00&timeTo=06:00", "(l.at::time >= '22:00' or l.at::time < '06:01')");
        add("timeFrom", ALL, "timeFrom=12:01&timeTo=12:00", "true");
        add("timeFrom", ALL, "timeFrom=23:00", "l.at::time >= '23:00'");
        add("timeFrom", ALL, "timeTo=00:30", "l.at::time < '00:31'");
        add("timeFrom", ALL, "timeFrom=05:59&timeTo=05:59", "l.at::time >= '05:59' and l.at::time < '06:00'");
        add(
                "from",
                ALL,
                "from=2018-11-04&to=2018-11-04&timeFrom=22:00&timeTo=01:00",
                "l.at::date = '2018-11-04' and (l.at::time >= '22:00' or l.at::time < '01:01')");
        add(
                "from",
                ALL,
                "from=2019-02-16&to=2019-02-17&timeFrom=22:30&timeTo=23:30",
                "l.at::date in ('2019-02-16', '2019-02-17') and l.at::time >= '22:30' and l.at::time < '23:31'");
        add("from", ALL, "from=2018-11-06&to=2018-11-07&timeFrom=01:00", "false");
    }

    private void facts() {
        add("portfolio", ALL, "portfolio=true", "o.portfolio");
        add("portfolio", ALL, "portfolio=false", "not o.portfolio");
        add("expiration", WITH_EXPIRATION, "expiration=ACTIVE", "o.expiration = 'ACTIVE'");
        add("expiration", WITH_EXPIRATION, "expiration=EXPIRED", "o.expiration = 'EXPIRED'");
        add("startedBy", Set.of(WHATSAPP), "startedBy=CLIENT", "o.started_by = 'CLIENT'");
        add("startedBy", Set.of(WHATSAPP), "startedBy=COMPANY", "o.started_by = 'COMPANY'");
        add("serviceStatus", WITH_SERVICE_STATUS, "serviceStatus=COMPLETED", "o.status = 'SERVICE_COMPLETED'");
        add("serviceStatus", WITH_SERVICE_STATUS, "serviceStatus=TRANSFERRED", "o.status = 'SERVICE_TRANSFERRED'");
        add(
                "voiceStatus",
                Set.of(VOICE),
                "voiceStatus=ANSWERED",
                "o.status in ('SERVICE_COMPLETED', 'SERVICE_TRANSFERRED')");
        for (String code :
                List.of("ABANDONED", "VOICEMAIL", "NOT_CONNECTED", "OUT_OF_SERVICE", "NOT_ANSWERED", "MESSAGE")) {
            add("voiceStatus", Set.of(VOICE), "voiceStatus=" + code, "o.voice_status = '" + code + "'");
        }
        for (String code : List.of(
                "ABANDONED", "BAD_PHONE", "BAD_NUMBER", "DEQUEUED", "SERVICE_COMPLETED", "SERVICE_TRANSFERRED")) {
            add("status", ALL, "status=" + code, "o.status = '" + code + "'");
        }
        add("status", ALL, "status=ABANDONED&status=DEQUEUED", "o.status in ('ABANDONED', 'DEQUEUED')");
        add(
                "voiceStatus",
                Set.of(VOICE),
                "voiceStatus=VOICEMAIL&voiceStatus=MESSAGE",
                "o.voice_status in ('VOICEMAIL', 'MESSAGE')");
    }

    private void numbers() {
        add("email", Set.of(EMAIL), "email=joao@empresa.com", "i.email = 'joao@empresa.com'");
        add("email", Set.of(EMAIL), "email=JOAO@empresa", "i.email like '%joao@empresa%'");
        add("email", Set.of(EMAIL), "email=ana_julia", "strpos(i.email, 'ana_julia') > 0");
        add("email", Set.of(EMAIL), "email=%", "false");
        add("phone", WITH_PHONE, "phone=98841-0273", "i.phone_number like '%988410273'");
        add("phone", WITH_PHONE, "phone=+55 (11) 98841-0273", "i.phone_number = '+5511988410273'");
        add("phone", WITH_PHONE, "phone=5511988410273", "i.phone_number = '+5511988410273'");
        add("phone", WITH_PHONE, "phone=11 98841.0273", "i.phone_number = '+5511988410273'");
        add("phone", WITH_PHONE, "phone=011988410273", "i.phone_number = '+5511988410273'");
        add("phone", WITH_PHONE, "phone=(11) 8841‑0273", "i.phone_number = '+5511988410273'");
        add("phone", WITH_PHONE, "phone=‪8841-0273‬", "i.phone_number like '%88410273'");
        add("phone", WITH_PHONE, "phone=31 98841-0273", "false");
        add("phone", WITH_PHONE, "phone=0800 722 0273", "i.phone_number = '08007220273'");
        add("phone", WITH_PHONE, "phone=+1 212 555 0100", "i.phone_number = '+12125550100'");
        add("phone", WITH_PHONE, "phone=(212) 555-0100", "i.phone_number = '+12125550100'");
        add("phone", WITH_PHONE, "phone=55991234567", "i.phone_number = '+5555991234567'");
        add("phone", WITH_PHONE, "phone=73", "right(i.phone_number, 2) = '73'");
        add("phone", WITH_PHONE, "phone=8922", "right(i.phone_number, 4) = '8922'");
        add("phone", WITH_PHONE, "phone=5511999999999", "false");
        add("protocol", ALL, "protocol=" + first("protocol"), "i.protocol = (" + some("protocol") + ")");
        add("protocol", ALL, "protocol=0", "false");
        add("externalProtocol", ALL, "externalProtocol=EXT 1", "i.external_protocol = 'EXT 1'");
        add("externalProtocol", ALL, "externalProtocol=+1", "i.external_protocol = '+1'");
    }

    private void people() {
        add("service", ALL, "service=" + id("service_queue", "Suporte"), service("'Suporte'"));
        add(
                "service",
                ALL,
                "service=" + id("service_queue", "Cobrança") + "&service=" + id("service_queue", "Vendas SP"),
                service("'Cobrança', 'Vendas SP'"));
        add("agent", ALL, "agent=" + id("agent", "Bruno"), agent("a.name = 'Bruno'"));
        add(
                "agent",
                ALL,
                "agent=" + id("agent", "=Márcia") + "&agent=" + id("agent", "Zé Antônio"),
                agent("a.name in ('=Márcia', 'Zé Antônio')"));
        add("agentTag", ALL, "agentTag=" + id("agent_tag", "Noite"), tagged("'Noite'"));
        add(
                "agentTag",
                ALL,
                "agentTag=" + id("agent_tag", "Líder") + "&agentTag=" + id("agent_tag", "Home office"),
                tagged("'Líder', 'Home office'"));
    }

    private void tags() {
        add("tag", ALL, "tag=" + id("tag", "Elogio"), chosen("'Elogio'"));
        add("tag", ALL, "tag=" + id("tag", "Dúvida") + "&tag=" + id("tag", "2ª via"), chosen("'Dúvida', '2ª via'"));
    }

    private void contacts() {
        add("contactExternalId", ALL, "contactExternalId=007", "c.external_id = '007'");
        add("contactExternalId", ALL, "contactExternalId=C-99", "false");
        add("contactSearch", ALL, "contactSearch=JOÃO", PLAIN_NAME + " like '%joao%'");
        add("contactSearch", ALL, "contactSearch=conceicao", PLAIN_NAME + " like '%conceicao%'");
        add("contactSearch", ALL, "contactSearch=joão  da   conceicao", PLAIN_NAME + " like '%joao da conceicao%'");
        add("contactSearch", ALL, "contactSearch=100%", "strpos(c.name, '100%') > 0");
        add("contactSearch", ALL, "contactSearch=jo", "' ' || " + PLAIN_NAME + " like '% jo%'");
        add("contact", ALL, "contact=" + id("contact", "Li"), "c.name = 'Li'");
        add(
                "contact",
                ALL,
                "contact=" + id("contact", "JOAO BATISTA") + "&contact=" + id("contact", "maria joão"),
                "c.name in ('JOAO BATISTA', 'maria joão')");
        add("contact", ALL, "contactSearch=joao&contact=" + id("contact", "Li"), "c.name = 'Li'");
    }

    private void lists() {
        String two = "select string_agg(protocol, E'\\n') from (select protocol from interaction"
                + " where medium = :medium and protocol !~ ' |,|;' order by protocol limit 2) p";
        add("protocols", ALL, "protocols=[" + two + "]", "i.protocol = any(string_to_array((" + two + "), E'\\n'))");
        add("protocols", ALL, "protocols=0, 00;000\t0000", "false");
        String number = "i.phone_number in ('+5511988410273', '+12125550100')";
        add("phones", WITH_PHONE, "phones=+55 11 98841-0273; +1 212 555 0100", number);
        add("phones", WITH_PHONE, "phones=11988410273 12125550100\n(11) 8841‑0273,", number);
        add("phones", WITH_PHONE, "phones=31 98841-0273", "false");
        add("contactExternalIds", ALL, "contactExternalIds=C-1 007;C-99", "c.external_id in ('C-1', '007')");
    }

    private void yesOrNo() {
        String recorded = "exists (select from recording r where r.interaction_id = i.id)";
        add("recording", Set.of(VOICE), "recording=true", recorded);
        add("recording", Set.of(VOICE), "recording=false", "not " + recorded);
        add("transferred", ALL, "transferred=true", "o.status = 'SERVICE_TRANSFERRED'");
        add("transferred", ALL, "transferred=false", "o.status <> 'SERVICE_TRANSFERRED'");
        add("abandoned", ALL, "abandoned=true", "o.status = 'ABANDONED'");
        add("abandoned", ALL, "abandoned=false", "o.status <> 'ABANDONED'");
    }

    private void lengths() {
        String handled =
                "case when o.status like 'SERVICE%' then extract(epoch from i.finished_at - i.answered_at) end";
        add("handlingTimeFrom", ALL, "handlingTimeFrom=00:00:59&handlingTimeTo=3600", handled + " between 59 and 3600");
        add("handlingTimeFrom", ALL, "handlingTimeFrom=27:03:10", handled + " >= 97390");
        add("handlingTimeFrom", ALL, "handlingTimeTo=0", handled + " = 0");
        add("handlingTimeFrom", ALL, "handlingTimeFrom=400001", "false");
        String waited = "extract(epoch from coalesce(i.answered_at, i.finished_at) - i.queued_at)";
        add("waitFrom", ALL, "waitFrom=60&waitTo=00:02:00", waited + " between 60 and 120");
        add("waitFrom", ALL, "waitTo=100", "greatest(" + waited + ", 0) <= 100 and i.queued_at is not null");
        add(
                "firstResponseTimeFrom",
                ALL,
                "firstResponseTimeFrom=7&firstResponseTimeTo=61",
                "i.first_response_seconds between 7 and 61");
        add("responseTimeFrom", REPLIED, "responseTimeFrom=01:00:00", "i.response_seconds >= 3600");
        add("responseTimeFrom", REPLIED, "responseTimeTo=4500", "i.response_seconds <= 4500");
    }

    private static String id(String table, String name) {
        return "[select id from " + table + " where name = '" + name + "' and :medium = :medium]";
    }

    private static String first(String column) {
        return "[" + some(column) + "]";
    }

    private static String some(String column) {
        return "select max(" + column + ") from interaction where medium = :medium";
    }

    private static String service(String names) {
        return "i.service_id in (select id from service_queue where name in (" + names + "))";
    }

    private static String agent(String condition) {
        return "exists (select from agent a where a.id = i.agent_id and " + condition + ")";
    }

    private static String tagged(String names) {
        return "exists (select from agent_agent_tag t join agent_tag g on g.id = t.agent_tag_id"
                + " where t.agent_id = i.agent_id and g.name in (" + names + "))";
    }

    private static String chosen(String names) {
        return "exists (select from tag t where t.id = any(i.tag_ids) and t.name in (" + names + "))";
    }
}
