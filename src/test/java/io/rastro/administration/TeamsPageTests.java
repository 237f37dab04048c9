package io.rastro.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class TeamsPageTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    PortalClient administrator;
    int support;
    int billing;
    String name;

    @BeforeEach
    void signIn() {
        support = service("Suporte");
        billing = service("Cobrança");
        administrator = new PortalClient(port).signIn(TestAccounts.createFor(database, Role.ADMIN, support, billing));
        name = "Equipe " + UUID.randomUUID();
    }

    @Test
    void teamShowsItsServicesUntilItIsLeft() {
        String quality = TestAccounts.createFor(database, Role.QA, billing);
        PortalClient reader = new PortalClient(port).signIn(quality);
        String kept = "/interactions?media=VOICE&service=" + support;
        assertThat(reader.get(kept).statusCode()).isEqualTo(400);
        create("" + id(quality));
        assertThat(reader.get(kept).statusCode()).as("at the next click").isEqualTo(200);
        assertThat(reader.get("/interactions?media=VOICE&service=" + billing).statusCode())
                .as("its own services stay")
                .isEqualTo(200);
        assertThat(administrator.get("/admin/teams").body()).containsPattern(name + "[\\s\\S]*?Suporte[\\s\\S]*?>1<");
        change(name, "" + support, "");
        assertThat(reader.get(kept).statusCode())
                .as("an open session, a kept search")
                .isEqualTo(400);
    }

    @Test
    void serviceTakenFromATeamAndADeletedTeamNarrowAtOnce() {
        String quality = TestAccounts.createFor(database, Role.QA);
        PortalClient reader = new PortalClient(port).signIn(quality);
        create("" + id(quality));
        change(name, support + "," + billing, "" + id(quality));
        assertThat(reader.get("/interactions?media=VOICE&service=" + billing).statusCode())
                .isEqualTo(200);
        change(name, "" + support, "" + id(quality));
        assertThat(reader.get("/interactions?media=VOICE&service=" + billing).statusCode())
                .isEqualTo(400);
        administrator.submit("/admin/teams/" + team() + "/deletion", Map.of());
        assertThat(reader.get("/interactions?media=VOICE&service=" + support).statusCode())
                .isEqualTo(400);
        assertThat(administrator.get("/admin/teams").body()).doesNotContain(name + "</a>");
    }

    @Test
    void accountIsPutIntoATeamOnItsOwnPage() {
        create("");
        String quality = TestAccounts.createFor(database, Role.QA, billing);
        HttpResponse<String> answer = administrator.submit(
                "/accounts/" + id(quality),
                Map.of("displayName", "Inês", "username", "ines", "role", "QA", "team", "" + team()));
        assertThat(PortalClient.location(answer)).isEqualTo("/accounts");
        assertThat(administrator.get("/accounts/" + id(quality)).body()).contains("value=\"" + team() + "\" selected");
        assertThat(administrator.get("/accounts").body()).containsPattern(quality + "[\\s\\S]*?Suporte");
    }

    @Test
    void peopleWhoSeeMoreStayUnnamedInATeam() {
        create("");
        String unlimited = TestAccounts.create(database, Role.SUPERVISOR);
        new PortalClient(port)
                .signIn(TestAccounts.create(database, Role.ADMIN))
                .submit("/admin/teams/" + team(), form(name, "" + support, "" + id(unlimited)));
        assertThat(administrator.get("/admin/teams/" + team()).body()).doesNotContain(unlimited);
        change(name, "" + support, "");
        assertThat(database.sql("select count(*) from account_team where team_id = ?")
                        .param(team())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', Informe o nome.",
        "service, x, Escolha serviços que existem",
        "service, 2000000000, Escolha serviços que existem",
        "member, x, Escolha pessoas que existem",
        "member, 2000000000, Escolha pessoas que existem"
    })
    void whatNoFormOffersIsRefused(String field, String value, String told) {
        Map<String, String> form = new java.util.HashMap<>(form(name, "" + support, ""));
        form.put(field, value);
        HttpResponse<String> answer = administrator.submit("/admin/teams", form);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told);
        assertThat(administrator.get("/admin/teams").body()).doesNotContain(name);
    }

    @Test
    void nameBelongsToOneTeam() {
        create("");
        HttpResponse<String> answer =
                administrator.submit("/admin/teams", form(name.toUpperCase(java.util.Locale.ROOT), "" + billing, ""));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Já existe uma equipe com este nome.");
    }

    private void create(String members) {
        assertThat(PortalClient.location(administrator.submit("/admin/teams", form(name, "" + support, members))))
                .isEqualTo("/admin/teams");
    }

    private void change(String newName, String services, String members) {
        assertThat(PortalClient.location(
                        administrator.submit("/admin/teams/" + team(), form(newName, services, members))))
                .isEqualTo("/admin/teams");
    }

    private static Map<String, String> form(String name, String services, String members) {
        return Map.of("name", name, "service", services, "member", members);
    }

    private int team() {
        return database.sql("select id from team where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private int id(String username) {
        return database.sql("select id from account where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    private int service(String of) {
        return database.sql("insert into service_queue (name) values (?) returning id")
                .param(of + " " + UUID.randomUUID())
                .query(Integer.class)
                .single();
    }
}
