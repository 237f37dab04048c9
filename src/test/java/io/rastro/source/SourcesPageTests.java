package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.Role;
import io.rastro.source.Checkpoint.BucketEvent;
import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages, with {@link LoggedCalls} to be connected. */
@PortalTest
class SourcesPageTests {

    private static final String PASSWORD = "kept from everybody";
    private static final long T = 1_764_500_000;

    @TempDir
    Path directory;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    SourceRepository repository;

    @Autowired
    EnteredSourceRepository entered;

    @Autowired
    SourceBucketRepository buckets;

    @Autowired
    SourceTypes types;

    @Autowired
    PortalProperties portal;

    @Autowired
    MessageSource messages;

    private PortalClient administrator;
    private final String name = "Central " + UUID.randomUUID();

    @BeforeEach
    void signIn() {
        administrator = new PortalClient(port).signIn(TestAccounts.create(database, Role.ADMIN));
    }

    @AfterEach
    void disconnect() {
        database.sql("delete from connected_source where type = 'logged-calls' or name = ?")
                .param(name)
                .update();
    }

    private Map<String, String> form(String... changes) {
        Map<String, String> form = new HashMap<>(Map.of(
                "type",
                LoggedCalls.KEY,
                "name",
                name,
                "setting.directory",
                directory.toString(),
                "setting.password",
                PASSWORD));
        for (int index = 0; index < changes.length; index += 2) {
            form.put(changes[index], changes[index + 1]);
        }
        return form;
    }

    private String connect(String... changes) {
        HttpResponse<String> answer = administrator.submit("/admin/sources", form(changes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return PortalClient.location(answer);
    }

    private static int id(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf('/') + 1));
    }

    @Test
    void secretIsStoredEncryptedAndNeverShown() {
        String address = connect();
        ConnectedSource stored = repository.find(id(address)).orElseThrow();
        assertThat(stored.enabled()).isFalse();
        assertThat(stored.settings()).containsOnlyKeys("directory");
        assertThat(stored.secrets().get("password")).doesNotContain(PASSWORD);
        assertThat(types.settings(stored)).containsEntry("password", PASSWORD);
        for (String page : List.of("/admin/sources", address, address + "/edit", address + "/preview")) {
            assertThat(administrator.get(page).body()).as(page).contains(name).doesNotContain(PASSWORD);
        }
        administrator.submit(address, form("setting.password", "", "setting.names", "101 = Ana"));
        stored = repository.find(id(address)).orElseThrow();
        assertThat(types.settings(stored)).containsEntry("password", PASSWORD).containsEntry("names", "101 = Ana");
    }

    /** Else who may connect sources, and sees no secret, has one sent to a machine of his own. */
    @ParameterizedTest
    @CsvSource({
        "chatwoot, url, https://chat.example.com, https://other.example.net, apiToken",
        "database, jdbcUrl, jdbc:mariadb://pbx/cdr, jdbc:mariadb://other/cdr, password",
        "freeswitch, jdbcUrl, jdbc:postgresql://pbx/cdr, jdbc:postgresql://other/cdr, password"
    })
    void secretIsNotSentToAnotherAddressThanItWasEnteredFor(
            String type, String address, String entered, String other, String secret) {
        Map<String, String> form = new HashMap<>(Map.of(
                "type",
                type,
                "name",
                name,
                "setting." + address,
                entered,
                "setting." + secret,
                PASSWORD,
                "setting.webhookSecret",
                "of deliveries",
                "setting.user",
                "reader",
                "setting.records",
                "interactions",
                "setting.query",
                "select 1",
                "setting.risingColumn",
                "id",
                "setting.keyColumn",
                "id"));
        String source = PortalClient.location(administrator.submit("/admin/sources", form));
        form.putAll(Map.of("setting." + secret, "", "setting.webhookSecret", "", "setting." + address, other));
        assertThat(administrator.submit(source, form).body()).contains("Digite de novo: o endereço mudou");
        assertThat(repository.find(id(source)).orElseThrow().settings()).containsEntry(address, entered);

        form.put("setting." + address, "");
        administrator.submit(source, form);
        form.put("setting." + address, other);
        assertThat(administrator.submit(source, form).statusCode()).isEqualTo(400);

        form.put("setting." + secret, "another one");
        assertThat(administrator.submit(source, form).statusCode()).isEqualTo(302);
        ConnectedSource stored = repository.find(id(source)).orElseThrow();
        assertThat(stored.settings()).containsEntry(address, other);
        assertThat(types.settings(stored)).containsEntry(secret, "another one");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', Informe um nome",
        "setting.directory, '', Preencha este campo",
        "setting.directory, relative/path, Informe o caminho inteiro",
        "setting.timeZone, Lua/Mar, Informe um fuso",
        "setting.names, no equals sign, Escreva em cada linha",
        "setting.password, '', Preencha este campo",
        "startsOn, 31/12/2025, Informe uma data",
        "startsOn, 0001-01-01, Informe uma data"
    })
    void problemIsToldAtItsFieldAndWhatWasEnteredStays(String field, String value, String told) {
        HttpResponse<String> answer = administrator.submit("/admin/sources", form(field, value));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told, "is-invalid", value).doesNotContain(PASSWORD);
        assertThat(entered.isTaken(name, name, null)).isFalse();
    }

    @Test
    void recordsOfASourceThatIsRenamedStayFiledWhereTheyWere() {
        String address = connect();
        String before = repository.find(id(address)).orElseThrow().origin();
        administrator.submit(address, form("name", name + " nova"));
        ConnectedSource renamed = repository.find(id(address)).orElseThrow();
        assertThat(renamed.name()).isEqualTo(name + " nova");
        assertThat(renamed.origin()).isEqualTo(before);
        assertThat(administrator.submit("/admin/sources", form()).body())
                .as("another of the former name would file among them")
                .contains("Já existe uma fonte");
    }

    @Test
    void nameIsTakenOnce() {
        String address = connect();
        assertThat(administrator.submit("/admin/sources", form()).body()).contains("Já existe uma fonte");
        assertThat(administrator.submit(address, form()).statusCode())
                .as("by itself")
                .isEqualTo(302);
    }

    @Test
    void lastEventsAreShownAsTheyWouldBeStoredAndNothingIs() throws IOException {
        String address = connect("startsOn", "2025-11-30");
        assertThat(administrator.get(address + "/preview").body())
                .contains("Não existe: " + directory.resolve("calls"));
        Files.writeString(
                directory.resolve("calls"),
                (T - 9_000_000) + "|too-early|START\n" + (T - 9_000_000) + "|too-early|END\n" + T + "|call-1|START\n"
                        + (T + 5) + "|call-1|MENU|Boleto\n" + (T + 9) + "|call-1|END\n");
        Files.writeString(directory.resolve("links"), "");
        String page = administrator.get(address + "/preview").body();
        assertThat(page).contains("A fonte respondeu", "5 eventos", "call-1", "Boleto", "2025-11-30");
        assertThat(page).doesNotContain("too-early", "null", "Só o fim foi lido");
        assertThat(repository.numbers(id(address)).read()).isZero();
        assertThat(database.sql("select count(*) from ivr_call_key where source = ?")
                        .param(name)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void ofALargeLogTheLastConversationsAreShown() throws IOException {
        String address = connect();
        StringBuilder log = new StringBuilder();
        for (int call = 0; call < 15_000; call++) {
            long at = T + 60L * call;
            log.append(at + "|call-" + call + "|START\n" + (at + 30) + "|call-" + call + "|END\n");
        }
        Files.writeString(directory.resolve("calls"), log);
        Files.writeString(directory.resolve("links"), T + "|old-1|SAME|old-2\n");
        String page = administrator.get(address + "/preview").body();
        assertThat(page).contains("20.000 eventos", "call-14999", "call-14980", "Só o fim foi lido");
        assertThat(page).doesNotContain("call-14979");
    }

    @Test
    void fileOfThePortalsHomeIsNotRead() throws IOException {
        Path home = Files.createDirectories(portal.homeDirectory());
        Path key = Files.writeString(home.resolve("key-" + UUID.randomUUID()), "not for an administrator\n");
        Path other = Files.writeString(home.resolve("key-" + UUID.randomUUID()), "not for an administrator\n");
        Path link = Files.createSymbolicLink(directory.resolve("queue_log"), other);
        Path environment = Path.of("/proc/self/environ");
        for (Path file : List.of(key, link, environment)) {
            HttpResponse<String> added = administrator.submit(
                    "/admin/sources",
                    Map.of(
                            "type",
                            "asterisk",
                            "name",
                            "Central " + UUID.randomUUID(),
                            "setting.queueLog",
                            file.toString(),
                            "setting.zone",
                            "America/Sao_Paulo"));
            assertThat(administrator
                            .get(PortalClient.location(added) + "/preview")
                            .body())
                    .contains("Sem permissão para ler: " + file)
                    .doesNotContain("not for an administrator");
        }
        Files.delete(key);
        Files.delete(other);
    }

    @Test
    void whoSitsWhereIsProposedFromCallsAndTakenAsItWasLookedOver() {
        Path files = Path.of("src/test/resources/asterisk").toAbsolutePath();
        HttpResponse<String> added = administrator.submit(
                "/admin/sources",
                Map.of(
                        "type",
                        "asterisk",
                        "name",
                        name,
                        "setting.queueLog",
                        files.resolve("queue_log").toString(),
                        "setting.cel",
                        files.resolve("cel.csv").toString(),
                        "setting.zone",
                        "America/Sao_Paulo"));
        String address = PortalClient.location(added);
        assertThat(administrator.get(address + "/preview").body())
                .contains("o que os eventos dizem", "101 = Ana Prado\n102 = Bruno Lima\n", "<span>104</span>");

        HttpResponse<String> taken = administrator.submit(
                address + "/proposals/members",
                Map.of("lines", "101 = Ana P.\n102=Bruno Lima\n103=Carla Dias\n104=Davi\n105=Elisa\n106=Fabio Nunes"));
        assertThat(PortalClient.location(taken)).isEqualTo(address + "/preview");
        assertThat(administrator.get(address + "/preview").body())
                .contains("6 linhas acrescentadas", "<span>Davi</span>")
                .doesNotContain("o que os eventos dizem", "<span>104</span>");
        assertThat(administrator.get(address + "/edit").body()).contains("101 = Ana P.\n102 = Bruno Lima");

        administrator.submit(address + "/proposals/members", Map.of("lines", "nobody"));
        assertThat(administrator.get(address + "/preview").body()).contains("Nada foi acrescentado");
        for (String none : List.of("zone", "no-such-setting")) {
            assertThat(administrator
                            .submit(address + "/proposals/" + none, Map.of("lines", "a=b"))
                            .statusCode())
                    .as(none)
                    .isEqualTo(404);
        }
        database.sql("delete from connected_source where name = ?").param(name).update();
    }

    @Test
    void clocksOfANewSourceAreInThePortalsZoneUnlessToldOtherwise() {
        assertThat(administrator.get("/admin/sources/new?type=asterisk").body())
                .contains("value=\"America/Sao_Paulo\"");
    }

    @Test
    void sourceIsSwitchedOnAndOff() {
        String address = connect();
        administrator.submit(address + "/enabling", Map.of());
        assertThat(repository.find(id(address)).orElseThrow().enabled()).isTrue();
        assertThat(administrator.get(address).body()).contains("Desligar");
        administrator.submit(address + "/disabling", Map.of());
        assertThat(repository.find(id(address)).orElseThrow().enabled()).isFalse();
        await().untilAsserted(() -> assertThat(acts(address))
                .containsExactlyInAnyOrder("source-added", "source-enabled", "source-disabled"));
    }

    private List<String> acts(String address) {
        return database.sql("select action from ledger_entry where 'source/' || ? = any (objects)")
                .param(id(address))
                .query(String.class)
                .list();
    }

    /** What is shown there says who people are, unmasked and as it came. */
    @Test
    void whoSeesEventsOfASourceStandsInTheLedger() {
        String address = connect();
        administrator.get(address + "/preview");
        administrator.get(address + "/buckets/rejected");
        administrator.submit(address + "/buckets/rejected/retry", Map.of());
        await().untilAsserted(() -> assertThat(acts(address))
                .containsExactlyInAnyOrder(
                        "source-added", "source-previewed", "source-events-seen", "source-events-retried"));
    }

    @Test
    void bucketIsOpenedAndItsWholeConversationsRetried() {
        String address = connect();
        int id = id(address);
        buckets.add(
                id,
                List.of(
                        event("rejected", 7L, 0, "START"),
                        event("rejected", 7L, 4, "<b>|END"),
                        event("rejected", 7L, 5, "END"),
                        event("late", null, 6, "END")),
                Instant.ofEpochSecond(T));
        assertThat(administrator.get(address).body()).contains("Recusados", "Chegaram tarde");
        assertThat(administrator.get(address + "/buckets/rejected").body())
                .contains("&lt;b&gt;", "Tentar de novo")
                .doesNotContain("<b>|END");
        assertThat(administrator.get(address + "/buckets/late").body())
                .contains("leia a fonte de novo")
                .doesNotContain("Tentar de novo");
        administrator.submit(address + "/buckets/rejected/retry", Map.of());
        assertThat(administrator.get(address).body()).contains("1 conversa foi montada");
        assertThat(buckets.counts(id)).containsOnlyKeys("late");
        assertThat(repository.numbers(id).inRecords()).isEqualTo(3);
        administrator.submit(address + "/reading", Map.of());
        assertThat(buckets.counts(id)).isEmpty();
        assertThat(repository.numbers(id).inRecords()).isZero();
    }

    @Test
    void conversationThatCannotBePutTogetherHoldsUpNoOtherThatIsRetried() {
        int id = id(connect());
        BucketEvent broken = new BucketEvent(
                "defect", 6L, new RawEvent("calls", "calls:1", Instant.ofEpochSecond(T), T + "|defect|START"), null);
        buckets.add(
                id,
                List.of(broken, event("defect", 7L, 0, "START"), event("defect", 7L, 5, "END")),
                Instant.ofEpochSecond(T));
        administrator.submit("/admin/sources/" + id + "/buckets/defect/retry", Map.of());
        assertThat(administrator.get("/admin/sources/" + id).body()).contains("1 conversa foi montada");
        assertThat(buckets.counts(id)).isEqualTo(Map.of("defect", 1L));
        assertThat(repository.numbers(id).inRecords()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s/", "%s/../%s", "%s-link"})
    void whatAnotherSourceReadsIsRefusedAtItsField(String spelling) throws IOException {
        String first = connect();
        Files.createSymbolicLink(Path.of(directory + "-link"), directory);
        String directoryAgain = spelling.formatted(directory, directory.getFileName());
        HttpResponse<String> answer =
                administrator.submit("/admin/sources", form("name", name + " 2", "setting.directory", directoryAgain));
        Files.delete(Path.of(directory + "-link"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Outra fonte ou outro campo já lê isto", "is-invalid");
        assertThat(administrator.submit(first, form()).statusCode())
                .as("the one that reads it may be changed")
                .isEqualTo(302);
    }

    @Test
    void sourceOfTheSameSystemIsChosenAmongThoseThatFollowNobody() {
        String leader = connect();
        String second = name + " 2";
        Map<String, String> following = form(
                "name",
                second,
                "setting.directory",
                directory.resolve("2").toString(),
                "sameAs",
                String.valueOf(id(leader)));
        HttpResponse<String> added = administrator.submit("/admin/sources", following);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(302);
        int follower = id(PortalClient.location(added));
        assertThat(repository.find(follower).orElseThrow().leader()).isEqualTo(id(leader));
        assertThat(administrator.get("/admin/sources/" + follower).body())
                .contains("do que as duas contam valem os registros daquela", "0 nas duas");
        assertThat(administrator.get("/admin/sources/" + follower + "/edit").body())
                .contains("value=\"" + id(leader) + "\" selected");
        assertThat(administrator.get(leader + "/edit").body())
                .as("it is followed")
                .doesNotContain("name=\"sameAs\"");
        for (String wrong : List.of(String.valueOf(follower), "0", "x")) {
            HttpResponse<String> answer = administrator.submit(leader, form("sameAs", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("Esta fonte não pode ser escolhida");
        }
    }

    @Test
    void filesOfOneExchangeInTwoSourcesAreReadTogetherUnlessTheyAreToldOtherwise() {
        Map<String, String> queues = Map.of(
                "type",
                "asterisk",
                "name",
                name,
                "setting.queueLog",
                directory.resolve("queue_log").toString(),
                "setting.zone",
                "America/Sao_Paulo");
        int leader = id(PortalClient.location(administrator.submit("/admin/sources", queues)));
        Map<String, String> calls = new HashMap<>(Map.of(
                "type",
                "asterisk",
                "name",
                name + " CDR",
                "setting.cdr",
                directory.resolve("Master.csv").toString(),
                "setting.zone",
                "America/Manaus",
                "sameAs",
                String.valueOf(leader)));
        HttpResponse<String> refused = administrator.submit("/admin/sources", calls);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("diz outra coisa aqui");
        calls.put("setting.zone", "America/Sao_Paulo");
        int follower = id(PortalClient.location(administrator.submit("/admin/sources", calls)));
        long before = repository.find(leader).orElseThrow().revision();
        administrator.submit("/admin/sources/" + follower + "/enabling", Map.of());
        assertThat(repository.enabled(List.of("asterisk"))).doesNotContainKey(follower);
        assertThat(repository.find(leader).orElseThrow().revision())
                .as("it begins anew")
                .isGreaterThan(before);
        assertThat(administrator.get("/admin/sources/" + follower).body())
                .contains("são lidos junto com os daquela")
                .doesNotContain("Conta dos eventos");
        database.sql("delete from connected_source where id in (?, ?)")
                .params(follower, leader)
                .update();
    }

    @ParameterizedTest
    @CsvSource({"none, Não existe", "'', 'É uma pasta, não um arquivo'"})
    void placeThatIsNoFileIsToldAsWhatItIs(String file, String told) {
        String source = PortalClient.location(administrator.submit(
                "/admin/sources",
                Map.of(
                        "type",
                        "asterisk",
                        "name",
                        name,
                        "setting.queueLog",
                        directory.resolve(file).toString(),
                        "setting.zone",
                        "America/Sao_Paulo")));
        assertThat(administrator.get(source + "/preview").body()).contains(told + ": " + directory.resolve(file));
    }

    @Test
    void databaseThatIsNotThereIsToldAsSuch() {
        String source = PortalClient.location(administrator.submit(
                "/admin/sources",
                Map.of(
                        "type",
                        "wazo",
                        "name",
                        name,
                        "setting.jdbcUrl",
                        "jdbc:postgresql://localhost:1/asterisk",
                        "setting.user",
                        "rastro",
                        "setting.password",
                        PASSWORD)));
        assertThat(administrator.get(source + "/preview").body()).contains("Não responde: ");
    }

    @Test
    void fileInTwoFieldsIsRefusedAtTheSecond() {
        HttpResponse<String> answer = administrator.submit(
                "/admin/sources",
                Map.of(
                        "type",
                        "asterisk",
                        "name",
                        name,
                        "setting.queueLog",
                        directory.resolve("log").toString(),
                        "setting.cdr",
                        directory.resolve("log").toString(),
                        "setting.zone",
                        "America/Sao_Paulo"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body().split("já lê isto", -1)).hasSize(2);
    }

    @Test
    void sourceThatBreaksOffIsToldOnItsPageUntilItWorksAgain() {
        int id = database.sql("""
                        insert into connected_source (name, type, settings, enabled, created_at, created_by)
                        values (?, 'asterisk', '{"queueLog": "/none", "zone": "Nowhere"}', true, now(), 'test') returning id""").param(name).query(Integer.class).single();
        String address = "/admin/sources/" + id;
        await().untilAsserted(() -> assertThat(administrator.get(address).body())
                .contains("Com falha", "Fonte inteira", "Defeito do conector: ZoneRulesException"));
        administrator.submit(
                address,
                Map.of(
                        "name",
                        name,
                        "setting.queueLog",
                        directory.resolve("none").toString(),
                        "setting.zone",
                        "America/Sao_Paulo"));
        await().untilAsserted(() -> assertThat(administrator.get(address).body())
                .contains("Não existe: " + directory.resolve("none"))
                .doesNotContain("Defeito"));
        database.sql("delete from connected_source where id = ?").param(id).update();
    }

    private BucketEvent event(String bucket, Long group, long second, String what) {
        String line = (T + second) + "|" + name + "|" + what;
        return new BucketEvent(
                bucket, group, new RawEvent("calls", "calls:" + second, Instant.ofEpochSecond(T + second), line), null);
    }

    /** Else who connects a system has only the names of its settings to go by. */
    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en"})
    void eachSettingOfEachSystemIsExplained(String language) {
        Locale locale = Locale.forLanguageTag(language);
        for (SourceType type : types.all()) {
            if (!type.key().equals(LoggedCalls.KEY)) {
                assertThat(messages.getMessage("source.type." + type.key(), null, locale))
                        .isNotBlank();
                assertThat(type.settings()).allSatisfy(setting -> {
                    assertThat(messages.getMessage("source.setting." + setting.name(), null, locale))
                            .isNotBlank();
                    String hint = messages.getMessage("source.setting." + setting.name() + ".hint", null, locale);
                    if (language.equals("pt-BR")) {
                        assertThat(administrator
                                        .get("/admin/sources/new?type=" + type.key())
                                        .body())
                                .contains(hint.replace("\"", "&quot;"));
                    }
                });
            }
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : List.of("/admin/sources/0", "/admin/sources/0/preview", "/admin/sources/new?type=nothing")) {
            assertThat(administrator.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
