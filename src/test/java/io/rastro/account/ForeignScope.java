package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ForeignProbe.Foreign;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Two teams' worth of everything: one's own, and one of another scope whose every name holds the same word. */
final class ForeignScope {

    /** Stands in every name of the other team, and nowhere else. */
    static final String WORD = "Alheio";

    /** Stands in every name of the own team. */
    static final String OWN_WORD = "Nosso";

    final int ownService;
    final String source;
    final Map<String, String> ids = new HashMap<>();
    private final MockMvc mvc;
    private final JdbcClient database;
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    ForeignScope(MockMvc mvc, JdbcClient database) throws Exception {
        this.mvc = mvc;
        this.database = database;
        this.source = "matrix-" + unique;
        send(OWN_WORD);
        send(WORD);
        ownService = id("service_queue", OWN_WORD);
        int service = id("service_queue", WORD);
        put(Foreign.SERVICE, service);
        put(Foreign.TAG, id("tag", WORD));
        put(Foreign.AGENT, id("agent", WORD));
        put(Foreign.AGENT_TAG, id("agent_tag", WORD));
        put(Foreign.CONTACT, id("contact", WORD));
        put(Foreign.IVR, id("ivr", WORD));
        ids.put(
                Foreign.MENU.name(),
                id("ivr", WORD) + "-" + number("select path_id from ivr_call where ivr_id = ?", id("ivr", WORD))
                        + "-1");
        put(Foreign.CONVERSATION, number("select conversation_id from interaction where service_id = ?", service));
        put(Foreign.RECORDING, number("select r.id from recording r where r.reference = ?", name(WORD) + ".wav"));
        ids.put(Foreign.EXTERNAL_ID.name(), externalId(WORD));
        ids.put("source", source);
        put(Foreign.ACCOUNT, account(service));
        put(Foreign.TEAM, number("insert into team (name) values (?) returning id", name(WORD)));
        number(
                "insert into team_service (team_id, service_id) values (?, ?) returning team_id",
                Long.valueOf(ids.get(Foreign.TEAM.name())),
                service);
        put(
                Foreign.TOKEN,
                number(
                        "insert into api_token (name, token_hash, source, created_at, service_ids)"
                                + " values (?, sha256(?), ?, now(), array[?]) returning id",
                        name(WORD),
                        unique.getBytes(UTF_8),
                        name(WORD),
                        service));
        addImport(service);
        put(
                Foreign.SEARCH,
                number(
                        "insert into saved_search (account_id, name, path, query, changed_at)"
                                + " values (?, ?, '/interactions', 'media=VOICE', now()) returning id",
                        Integer.valueOf(ids.get(Foreign.ACCOUNT.name())),
                        name(WORD)));
    }

    private void addImport(int service) {
        long run = number(
                "insert into import_run (kind, source, file_name, size_bytes, format, state, created_by, created_at,"
                        + " service_ids) values ('INTERACTION', ?, ?, 1, 'JSON_LINES', 'DONE', ?, now(), array[?]) returning id",
                name(WORD),
                name(WORD),
                name(WORD),
                service);
        put(Foreign.IMPORT, run);
        number(
                "insert into import_rejection (run_id, line, code, arguments, raw)"
                        + " values (?, 1, 'notAnObject', '{}', ?) returning run_id",
                run,
                name(WORD));
        put(
                Foreign.MAPPING,
                number(
                        "insert into csv_mapping (kind, source, shape, name, mapping, used_by, used_at, service_ids)"
                                + " values ('INTERACTION', ?, ?, ?, '{\"columns\": []}', ?, now(), array[?]) returning id",
                        name(WORD),
                        unique,
                        name(WORD),
                        name(WORD),
                        service));
    }

    private long account(int service) {
        String username = TestAccounts.createFor(database, Role.QA, service);
        return number("update account set display_name = ? where username = ? returning id", name(WORD), username);
    }

    /** What is left of this would be in the way of tests that read all remembered mappings. */
    void forget() {
        database.sql("delete from csv_mapping where shape = ?").param(unique).update();
    }

    private void put(Foreign thing, long id) {
        ids.put(thing.name(), String.valueOf(id));
    }

    private String name(String word) {
        return word + " " + unique;
    }

    private String externalId(String word) {
        return unique + word.length();
    }

    private long number(String sql, Object... parameters) {
        return database.sql(sql).params(parameters).query(Long.class).single();
    }

    private int id(String table, String word) {
        return (int) number("select id from " + table + " where name = ?", name(word));
    }

    private void send(String word) throws Exception {
        String token = TestTokens.issue(database, source);
        post(token, "interactions", """
                {"externalId": "X", "medium": "VOICE", "receivedAt": "2024-02-15T12:00:42Z", \
                "queuedAt": "2024-02-15T12:00:42Z", "answeredAt": "2024-02-15T12:01:10Z", \
                "finishedAt": "2024-02-15T12:05:00Z", "conversationId": "N", "segment": 1, "service": "N", \
                "agent": {"externalId": "N", "name": "N", "tags": ["N"]}, \
                "contact": {"externalId": "N", "name": "N"}, "direction": "INBOUND", "from": "N", "to": "N", \
                "protocol": "N", "tags": ["N"], "internalComments": "N", "status": "service completed", \
                "recordings": [{"reference": "N.wav"}]}""", word);
        post(token, "ivr-calls", """
                {"externalId": "X", "ivr": "N", "enteredAt": "2024-02-15T12:00:00Z", "leftAt": "2024-02-15T12:00:42Z", \
                "path": ["N"], "outcome": "FORWARDED", "conversationId": "N", "caller": "N"}""", word);
    }

    private void post(String token, String collection, String record, String word) throws Exception {
        String path = "/api/v1/" + collection;
        String answer = mvc.perform(MockMvcRequestBuilders.post(path)
                        .servletPath(path)
                        .header("Authorization", "Bearer " + token)
                        .contentType("application/x-ndjson")
                        .content(record.replace("\"N", "\"" + name(word)).replace("\"X", "\"" + externalId(word))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer).contains("\"accepted\":1");
    }
}
