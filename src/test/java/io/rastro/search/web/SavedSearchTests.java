package io.rastro.search.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rastro.account.PortalUser;
import io.rastro.account.Readers;
import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.search.SavedSearch;
import io.rastro.search.SavedSearches;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches under a name, shared and begun with; each is asked with the rights of whoever opens it. */
@SampleDataTest
class SavedSearchTests {

    private static final String YESTERDAY = "media=VOICE&period=yesterday";
    private static final String DIGITS = "98841027";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    SavedSearches searches;

    private String username;
    private PortalClient owner;

    @BeforeEach
    void signIn() {
        username = TestAccounts.create(database, Role.SUPERVISOR);
        owner = new PortalClient(port).signIn(username);
    }

    private static HttpResponse<String> save(PortalClient who, String report, String query, String name) {
        return who.submit("/saved-searches", Map.of("report", report, "query", query, "name", name));
    }

    private int saved(String query, String name) {
        assertThat(save(owner, "/interactions", query, name).statusCode()).isEqualTo(302);
        return database.sql("select s.id from saved_search s join account a on a.id = s.account_id"
                        + " where a.username = ? and s.name = ?")
                .params(username, name)
                .query(Integer.class)
                .single();
    }

    private static Document page(PortalClient who, String path) {
        HttpResponse<String> answer = who.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Document list(PortalClient who) {
        return page(who, "/saved-searches");
    }

    private static String opened(PortalClient who, int id) {
        HttpResponse<String> answer = who.get("/saved-searches/" + id);
        assertThat(answer.statusCode()).isEqualTo(302);
        return PortalClient.location(answer);
    }

    private static HttpResponse<String> change(PortalClient who, int id, String what, Map<String, String> form) {
        return who.submit("/saved-searches/" + id + "/" + what, form);
    }

    private int team(String... members) {
        int team = database.sql("insert into team (name) values (?) returning id")
                .param("Turno " + UUID.randomUUID())
                .query(Integer.class)
                .single();
        for (String member : members) {
            database.sql("insert into account_team (account_id, team_id) select id, ? from account where username = ?")
                    .params(team, member)
                    .update();
        }
        return team;
    }

    private String colleague() {
        return TestAccounts.create(database, Role.ANALYST);
    }

    @Test
    void searchIsSavedFromItsPageAndOpenedFromTheMenuOfItsReport() {
        Document result = page(owner, "/interactions?" + YESTERDAY);
        Map<String, String> form = new HashMap<>();
        result.select(".save-search input[type=hidden]:not([name=_csrf])")
                .forEach(field -> form.put(field.attr("name"), field.val()));
        form.put("name", "Ontem por fila");
        HttpResponse<String> answer = owner.submit("/saved-searches", form);
        assertThat(PortalClient.location(answer)).isEqualTo("/interactions?" + YESTERDAY);
        assertThat(page(owner, "/interactions?" + YESTERDAY)
                        .select(".flash.done")
                        .text())
                .contains("Ontem por fila");
        String link = page(owner, "/interactions")
                .select(".searches a:contains(Ontem por fila)")
                .attr("href");
        assertThat(PortalClient.location(owner.get(link))).isEqualTo("/interactions?" + YESTERDAY);
        assertThat(page(owner, "/agents").select(".searches a:contains(Ontem por fila)"))
                .isEmpty();
    }

    /** What is saved says nothing of the day on which it was: on another, "yesterday" is another day. */
    @ParameterizedTest
    @CsvSource({
        "/interactions, media=VOICE",
        "/ivr, groupBy=SERVICE",
        "/agents, groupBy=AGENT_DAY",
    })
    void periodOfASavedSearchStaysRelative(String report, String rest) {
        String asked = rest + "&period=yesterday&asOf=2018-11-05";
        assertThat(save(owner, report, asked, "Ontem").statusCode()).isEqualTo(302);
        String kept = database.sql("select query from saved_search s join account a on a.id = s.account_id"
                        + " where a.username = ? and path = ?")
                .params(username, report)
                .query(String.class)
                .single();
        assertThat(kept).contains("period=yesterday").doesNotContain("asOf", "from=", "to=", "2018");
        assertThat(list(owner).select("#saved ~ .saved-list .rchips").text())
                .containsPattern("ontem \\(\\d{1,2} de \\S+ de \\d{4}\\)");
    }

    @ParameterizedTest
    @CsvSource({
        "'  ', Dê um nome",
        "ONTEM, já tem uma busca com este nome",
        "Cliente 11 98841-0273, telefone",
        "Cliente 98841-0273, telefone",
        "Fixo 3842-0273, telefone",
        "CPF 529.982.247-25, documento",
        "maria@exemplo.com.br, e-mail",
    })
    void nameThatCannotBeIsToldAtItsFieldAndTheSearchIsNotLost(String name, String told) {
        saved(YESTERDAY, "Ontem");
        HttpResponse<String> answer = save(owner, "/interactions", "media=VOICE&period=today", name);
        assertThat(answer.statusCode()).isEqualTo(400);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("#name-0-hint .err").text()).contains(told);
        assertThat(page.select("#name-0").val()).isEqualTo(name);
        assertThat(page.select(".saved-draft input[name=query]").val()).isEqualTo("media=VOICE&period=today");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "De 2026-11-01 a 2026-11-30",
                "De 1/11/2026 até 30/11/2026",
                "Safra 2025-2026",
                "Fila 0800 e 4004"
            })
    void nameMayTellDates(String name) {
        saved(YESTERDAY, name);
        assertThat(list(owner).select("#saved ~ .saved-list b").text()).isEqualTo(name);
    }

    @Test
    void nameHasUpToEightyCharacters() {
        saved(YESTERDAY, "é".repeat(80));
        HttpResponse<String> longer = save(owner, "/interactions", YESTERDAY, "é".repeat(81));
        assertThat(longer.statusCode()).isEqualTo(400);
        assertThat(longer.body()).contains("até 80 caracteres; este tem 81");
    }

    @Test
    void datesInANameTellOfNobody() {
        assertThat(saved(YESTERDAY, "Semana de 23/11/2026 a 29/11/2026")).isPositive();
    }

    @Test
    void sameNameIsAnotherPersonsToUse() {
        saved(YESTERDAY, "Ontem");
        PortalClient other = new PortalClient(port).signIn(colleague());
        assertThat(save(other, "/interactions", YESTERDAY, "Ontem").statusCode())
                .isEqualTo(302);
    }

    @Test
    void searchIsRenamedReplacedAndDeleted() {
        int id = saved(YESTERDAY, "Ontem");
        saved(YESTERDAY, "Outra");
        HttpResponse<String> taken = change(owner, id, "name", Map.of("name", "outra"));
        assertThat(taken.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(taken.body())
                        .select("#name-" + id + "-hint .err")
                        .text())
                .contains("este nome");
        assertThat(change(owner, id, "name", Map.of("name", "Hoje")).statusCode())
                .isEqualTo(302);
        owner.submit(
                "/saved-searches",
                Map.of("report", "/agents", "query", "period=today&groupBy=AGENT", "replaced", String.valueOf(id)));
        assertThat(opened(owner, id)).isEqualTo("/agents?period=today&groupBy=AGENT");
        assertThat(list(owner).select("#search-" + id).text()).contains("Hoje").contains("Agentes");
        change(owner, id, "deletion", Map.of());
        assertThat(owner.get("/saved-searches/" + id).statusCode()).isEqualTo(404);
        assertThat(list(owner).select("#search-" + id)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/interactions, media=FAX, 400",
        "/interactions, media=VOICE&service=999999, 400",
        "/interactions, '', 400",
        "/ledger, from=2026-11-01, 404",
        "https://example.org/, media=VOICE, 404"
    })
    void whatIsNoSearchOfAReportIsNotSaved(String report, String query, int status) {
        assertThat(save(owner, report, query, "Nenhuma").statusCode()).isEqualTo(status);
        assertThat(list(owner).select("#saved ~ .saved-list > li")).isEmpty();
    }

    @Test
    void searchOfATeamIsReadByItsPeopleAndChangedByItsOwnerAlone() {
        String mate = colleague();
        int id = saved(YESTERDAY, "Da equipe");
        int team = team(username, mate);
        PortalClient reader = new PortalClient(port).signIn(mate);
        PortalClient stranger = new PortalClient(port).signIn(colleague());
        assertThat(reader.get("/saved-searches/" + id).statusCode()).isEqualTo(404);
        change(owner, id, "team", Map.of("team", String.valueOf(team)));
        assertThat(opened(reader, id)).isEqualTo("/interactions?" + YESTERDAY);
        assertThat(list(reader).select("#search-" + id).text()).contains("Da equipe", "de Marta Vilela Nunes");
        assertThat(list(reader).select("#search-" + id + " .saved-change")).isEmpty();
        for (String what : List.of("name", "deletion", "team")) {
            assertThat(change(reader, id, what, Map.of("name", "Minha")).statusCode())
                    .as(what)
                    .isEqualTo(404);
        }
        assertThat(change(reader, id, "link", Map.of("open", "true")).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/saved-searches/" + id).statusCode()).isEqualTo(404);
        database.sql("delete from account_team where team_id = ? and account_id in"
                        + " (select id from account where username = ?)")
                .params(team, username)
                .update();
        assertThat(reader.get("/saved-searches/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void teamThatIsNotOnesOwnIsUnknown() {
        int id = saved(YESTERDAY, "Ontem");
        int foreign = team(colleague());
        assertThat(change(owner, id, "team", Map.of("team", String.valueOf(foreign)))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sharedSearchWidensNobodysScope() {
        int service = service("min");
        int other = service("max");
        String mate = TestAccounts.createFor(database, Role.ANALYST, service);
        int id = saved("media=VOICE&service=" + other, "Dos outros");
        int open = saved("media=VOICE", "De todos");
        int team = team(username, mate);
        change(owner, id, "team", Map.of("team", String.valueOf(team)));
        change(owner, open, "team", Map.of("team", String.valueOf(team)));
        PortalClient limited = new PortalClient(port).signIn(mate);
        assertThat(limited.get(opened(limited, id)).statusCode()).isEqualTo(400);
        String name = database.sql("select name from service_queue where id = ?")
                .param(other)
                .query(String.class)
                .single();
        assertThat(list(limited).select("#search-" + id).text())
                .contains("Dos outros", "Rastreio")
                .doesNotContain(name);
        insert(mate, null, "Minha ", 1, "media=VOICE&service=" + other);
        assertThat(list(limited).select(".saved-list li:contains(Minha 001)").text())
                .contains("não estão ao alcance")
                .doesNotContain(name);
        assertThat(page(limited, opened(limited, open))
                        .select("td[data-column=SERVICE]")
                        .eachText())
                .isNotEmpty()
                .noneMatch(cell -> cell.startsWith(name));
    }

    @Test
    void whatSaysWhoSomebodyIsStaysWithItsOwnerEncrypted() {
        String kept = PortalClient.location(owner.submit("/interactions", Map.of("media", "VOICE", "phone", DIGITS)));
        String query = kept.substring(kept.indexOf('?') + 1);
        int id = saved(query, "De alguém");
        assertThat(opened(owner, id)).isEqualTo(kept);
        assertThat(page(owner, kept).select(".rchips").text()).contains(DIGITS);
        assertThat(list(owner).text()).contains("só para você").doesNotContain(DIGITS);
        assertThat(database.sql("select count(*) from saved_search where query like ? or name like ?")
                        .params("%" + DIGITS + "%", "%" + DIGITS + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(database.sql("select count(*) from recent_search where query like ?")
                        .param("%" + DIGITS + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        String mate = colleague();
        change(owner, id, "team", Map.of("team", String.valueOf(team(username, mate))));
        assertThat(list(owner).select("#search-" + id).text()).contains("não vai junto");
        PortalClient reader = new PortalClient(port).signIn(mate);
        assertThat(opened(reader, id)).isEqualTo("/interactions?media=VOICE&edit=1");
        assertThat(page(reader, "/interactions?media=VOICE&edit=1")
                        .select(".flash.warning")
                        .text())
                .contains("fica só com quem salvou");
    }

    /** An erasure forgets what anybody typed of anybody; the search says so, and does not become another. */
    @Test
    void searchWhosePersonWasForgottenAsksForTheFilterAgain() {
        String kept = PortalClient.location(owner.submit("/interactions", Map.of("media", "VOICE", "phone", DIGITS)));
        int id = saved(kept.substring(kept.indexOf('?') + 1), "De alguém");
        database.sql("delete from stored_search where account_id = (select id from account where username = ?)")
                .param(username)
                .update();
        HttpResponse<String> answer = owner.get(opened(owner, id));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("não está mais guardada");
    }

    @Test
    void linkOpensForWhoIsSignedInWhileItIsValid() {
        int id = saved("media=VOICE&period=last-week", "Por link");
        change(owner, id, "link", Map.of("open", "true"));
        String link = list(owner).select("#search-" + id + " a[href*=link]").attr("href");
        assertThat(link).matches("/saved-searches/link/[0-9a-f]{32}");
        PortalClient other = new PortalClient(port).signIn(colleague());
        assertThat(PortalClient.location(other.get(link))).isEqualTo("/interactions?media=VOICE&period=last-week");
        assertThat(other.get("/saved-searches/" + id).statusCode()).isEqualTo(404);
        assertThat(PortalClient.location(new PortalClient(port).get(link))).startsWith("/sign-in");
        change(owner, id, "link", Map.of("open", "false"));
        assertThat(other.get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void searchesOfADisabledAccountAreHidden() {
        String mate = colleague();
        int id = saved(YESTERDAY, "De quem saiu");
        change(owner, id, "team", Map.of("team", String.valueOf(team(username, mate))));
        change(owner, id, "link", Map.of("open", "true"));
        String link = list(owner).select("#search-" + id + " a[href*=link]").attr("href");
        database.sql("update account set enabled = false where username = ?")
                .param(username)
                .update();
        PortalClient reader = new PortalClient(port).signIn(mate);
        assertThat(reader.get("/saved-searches/" + id).statusCode()).isEqualTo(404);
        assertThat(reader.get(link).statusCode()).isEqualTo(404);
        assertThat(list(reader).text()).doesNotContain("De quem saiu");
    }

    @Test
    void portalOpensOnTheSearchThatWasChosen() {
        assertThat(PortalClient.location(owner.get("/"))).isEqualTo("/interactions");
        int id = saved(YESTERDAY, "Ontem");
        change(owner, id, "start", Map.of("open", "true"));
        assertThat(PortalClient.location(owner.get("/"))).isEqualTo("/interactions?" + YESTERDAY);
        assertThat(list(owner).select("#search-" + id).text()).contains("página inicial");
        change(owner, id, "start", Map.of("open", "false"));
        assertThat(PortalClient.location(owner.get("/"))).isEqualTo("/interactions");
        change(owner, id, "start", Map.of("open", "true"));
        change(owner, id, "deletion", Map.of());
        assertThat(PortalClient.location(owner.get("/"))).isEqualTo("/interactions");
    }

    @Test
    void startPageThatIsNoLongerSharedIsTheUsualOne() {
        String mate = colleague();
        int id = saved(YESTERDAY, "Da equipe");
        change(owner, id, "team", Map.of("team", String.valueOf(team(username, mate))));
        PortalClient reader = new PortalClient(port).signIn(mate);
        change(reader, id, "start", Map.of("open", "true"));
        assertThat(PortalClient.location(reader.get("/"))).isEqualTo("/interactions?" + YESTERDAY);
        change(owner, id, "team", Map.of("team", ""));
        assertThat(PortalClient.location(reader.get("/"))).isEqualTo("/interactions");
    }

    @Test
    void startPageThatOneMayNoLongerAskIsTheUsualOne() {
        int service = service("min");
        int other = service("max");
        String mate = TestAccounts.createFor(database, Role.ANALYST, service);
        int id = saved("media=VOICE&service=" + other, "Dos outros");
        change(owner, id, "team", Map.of("team", String.valueOf(team(username, mate))));
        PortalClient reader = new PortalClient(port).signIn(mate);
        change(reader, id, "start", Map.of("open", "true"));
        assertThat(PortalClient.location(reader.get("/"))).isEqualTo("/interactions");
    }

    @Test
    void lastTenSearchesAreKeptNewestFirstWithTheirFiltersInWords() {
        for (int hour = 10; hour < 21; hour++) {
            page(owner, "/interactions?media=VOICE&period=last-30-days&timeFrom=" + hour + ":00");
        }
        owner.get("/interactions?media=VOICE&timeFrom=08:00&count=exact");
        owner.get("/interactions.csv?media=VOICE&timeFrom=09:00");
        Document list = list(owner);
        assertThat(list.select("#recent ~ .saved-list > li")).hasSize(10);
        assertThat(list.select("#recent ~ .saved-list > li").first().text())
                .contains("Rastreio", "Voz", "últimos 30 dias (", "20:00 às 23:59");
        assertThat(list.select("#recent ~ .saved-list > li").last().text()).contains("11:00 às");
        assertThat(list.select("#recent ~ .saved-list a").first().attr("href"))
                .isEqualTo("/interactions?media=VOICE&period=last-30-days&timeFrom=20%3A00");
        owner.submit("/saved-searches/recent/deletion", Map.of());
        assertThat(list(owner).select("#recent ~ .saved-list > li")).isEmpty();
    }

    /** Numbered from 001, each changed later than the one before. */
    private void insert(String account, @Nullable Integer team, String name, int many, String query) {
        database.sql("""
                        insert into saved_search (account_id, name, path, query, team_id, changed_at)
                        select a.id, :name || to_char(n, 'FM000'), '/interactions', :query, :team, now() + n * interval '1 s'
                        from account a, generate_series(1, :many) n where a.username = :account""")
                .param("account", account)
                .param("team", team, Types.INTEGER)
                .param("name", name)
                .param("many", many)
                .param("query", query)
                .update();
    }

    @Test
    void menuOfAReportHasTheFiftyThatChangedLastByName() {
        insert(username, null, "Busca ", 60, "media=VOICE");
        List<String> names =
                page(owner, "/interactions").select(".searches a.drop-item b").eachText();
        assertThat(names).hasSize(50).isSorted().startsWith("Busca 011").endsWith("Busca 060");
        assertThat(list(owner).select("#saved ~ .saved-list > li")).hasSize(60);
    }

    @Test
    void listHasAHundredOfOthersAndSaysThatThereAreMore() {
        String mate = colleague();
        int team = team(username, mate);
        insert(mate, team, "Deles ", 100, "media=VOICE");
        assertThat(list(owner).select("#saved ~ .sub")).isEmpty();
        insert(mate, team, "Mais ", 1, "media=VOICE");
        Document list = list(owner);
        assertThat(list.select("#saved ~ .saved-list b").eachText())
                .hasSize(100)
                .isSorted()
                .endsWith("Deles 100");
        assertThat(list.select("#saved ~ .saved-list .rchips"))
                .as("told when it is opened")
                .isEmpty();
        assertThat(list.select("#saved ~ .sub").text()).contains("as 100 primeiras pelo nome");
    }

    @Test
    void sharingAndLinkingLeaveWhatTheOtherDidMeanwhile() {
        PortalUser reader = Readers.named(database, username);
        int id = saved(YESTERDAY, "Ao mesmo tempo");
        SavedSearch unlinked = searches.own(reader, id).orElseThrow();
        searches.link(unlinked, true);
        SavedSearch linked = searches.own(reader, id).orElseThrow();
        searches.link(linked, false);
        int team = team(username);
        assertThat(searches.share(reader, linked, team)).isTrue();
        assertThat(searches.own(reader, id).orElseThrow().link())
                .as("ended before")
                .isNull();
        searches.link(unlinked, true);
        assertThat(searches.own(reader, id).orElseThrow().teamId()).isEqualTo(team);
    }

    @Test
    void twoHundredAreTheMost() {
        insert(username, null, "Busca ", 200, "media=VOICE");
        HttpResponse<String> answer = save(owner, "/interactions", YESTERDAY, "Mais uma");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("200 buscas salvas");
    }

    @Test
    void ledgerTellsWhatWasDoneWithASearchAndNotItsName() {
        int id = saved(YESTERDAY, "Só meu nome");
        change(owner, id, "link", Map.of("open", "true"));
        change(owner, id, "deletion", Map.of());
        await().untilAsserted(() -> assertThat(
                        database.sql("select action from ledger_entry where ? = any(objects) order by number")
                                .param("search/" + id)
                                .query(String.class)
                                .list())
                .containsExactly("search-saved", "search-shared", "search-deleted"));
        assertThat(database.sql("select count(*) from ledger_entry e where e::text like '%Só meu nome%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void searchOfWhatIsNotOnesOwnIsARefusalInTheLedger() {
        int service = service("min");
        int other = service("max");
        String limited = TestAccounts.createFor(database, Role.ANALYST, service);
        PortalClient reader = new PortalClient(port).signIn(limited);
        assertThat(save(reader, "/interactions", "media=VOICE&service=" + other, "Dos outros")
                        .statusCode())
                .isEqualTo(400);
        await().untilAsserted(() -> assertThat(
                        database.sql("select action || ' ' || outcome || ' ' || path from ledger_entry e"
                                        + " join account a on a.id = e.account_id"
                                        + " where a.username = ? and e.kind = 'REFUSAL'")
                                .param(limited)
                                .query(String.class)
                                .list())
                .containsExactly("unknown REFUSED POST /saved-searches"));
    }

    /** @param end which of the ids */
    private int service(String end) {
        return database.sql("select " + end + "(id) from service_queue")
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/saved-searches", "/saved-searches/1/deletion", "/saved-searches/recent/deletion"})
    void formOfAnotherSiteChangesNothing(String path) {
        assertThat(owner.post(path, Map.of("report", "/interactions", "query", YESTERDAY, "name", "x"))
                        .statusCode())
                .isEqualTo(403);
    }
}
