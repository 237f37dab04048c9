package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.testing.PortalClient;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored form × typed form, from the API to the download. */
@PortalTest
class PhoneTableTests {

    private static final String SOURCE = "phone table";

    /** Protocol and number, beside those of the file. */
    private static final List<String> MORE = List.of(
            "other-area|+5521987650001",
            "landline|+551132210035",
            "one-off|+5511987650006",
            "area-55|5555991234567",
            "free|0800 722 0273",
            "national|4004-1234",
            "short|190",
            "usa|+1 (212) 555-0100",
            "portugal|00351 912 345 678",
            "group|120363022690908060@g.us",
            "user|BR.1349120865",
            "anonymous|anonymous",
            "prefixed|990011987650028",
            "local|3221-0099");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private ReportReader report;
    private PortalClient portal;

    @BeforeEach
    void fill() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/interactions"))
                                .header("Content-Type", "application/x-ndjson")
                                .header("Authorization", "Bearer " + TestTokens.issue(database, SOURCE))
                                .POST(HttpRequest.BodyPublishers.ofString(lines()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("\"rejected\":0");
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.ANALYST));
        report = new ReportReader(portal);
    }

    private static String lines() throws Exception {
        StringBuilder lines = new StringBuilder();
        try (InputStream file = PhoneTableTests.class.getResourceAsStream("/field/phones.jsonl")) {
            lines.append(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        }
        MORE.forEach(more -> lines.append("""
                {"externalId": "%1$s", "protocol": "%1$s", "medium": "WHATSAPP", "from": "%2$s", \
                "receivedAt": "2026-04-02T13:00:00Z", "finishedAt": "2026-04-02T13:00:30Z", "status": "service completed"}
                """.formatted((Object[]) more.split("\\|"))));
        return lines.toString();
    }

    private Stream<String> found(String typed) {
        return report
                .csvProtocols("media=WHATSAPP&from=2026-04-02&to=2026-04-02&phone="
                        + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .stream();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e164|+5511987650001 / 5511987650001 / 11987650001 / (11) 98765-0001 / 1187650001 / +551187650001 / 015 11 98765-0001"
                        + " / 0 15 11 98765-0001 / 0055 11 98765-0001 / tel:+55-11-98765-0001 / 5511987650001@c.us",
                "old-mobile|+55 11 98765-0005 / 11987650005 / +551187650005 / 1187650005 / 987650005 / 87650005 / 0005",
                "trunk-zero|+55 11 98765-0002 / 011987650002 / 1187650002 / 98765-0002",
                "carrier-15|+55 11 98765-0003 / 11987650003 / 01511987650003 / 0 21 11 98765-0003 / 8765-0003",
                "wa-device|+55 11 98765-0007 / 11 8765-0007 / 987650007 / 5511987650007:12@s.whatsapp.net",
                "rfc3966|11 98765-0017 / +551187650017 / tel:+55-11-98765-0017;phone-context=x",
                "extension|11 98765-0016 / (11) 98765-0016 ramal 22 / 1187650016",
                "hash-extension|11987650023 / 11987650023#22 / +5511987650023",
                "bracket-zero|+55 11 98765-0018 / 11987650018 / +55 (0) 11 98765-0018",
                "named|5511987650025 / 11 8765-0025 / 98765-0025",
                "other-area|+55 21 98765-0001 / 2187650001",
                "landline|11 3221-0035 / +55 11 3221-0035 / 3221-0035 / 011 3221 0035",
                "area-55|55 99123-4567 / 55 9123-4567 / +55 55 99123-4567",
                "free|0800 722 0273 / 800 722 0273 / +55 800 722 0273 / 7220273",
                "national|4004-1234 / +55 4004-1234 / 1234",
                "short|190",
                "usa|+1 212 555 0100 / 12125550100 / (212) 555-0100 / 555 0100",
                "portugal|+351 912 345 678 / 351912345678 / 912345678",
                "prefixed|11 98765-0028 / 98765-0028",
                "local|3221-0099 / 0099",
            })
    void everySpellingFindsTheNumberAndNoOther(String protocol, String typed) {
        for (String spelling : typed.split(" / ")) {
            assertThat(found(spelling)).as(spelling).containsExactly(protocol);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202A+55 11 98765-0001\u202C",
                "\u2066+5511987650001\u2069",
                "11\u00A098765\u20110001",
                "11 98765\u20130001",
                "\u200E11987650001",
            })
    void whatNobodySeesIsPunctuation(String typed) {
        assertThat(found(typed)).containsExactly("e164");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 98765-0001",
                "+55 31 98765-0001",
                "11 98765-0009",
                "+55 11 8765-0000",
                "11 9 3221-0035",
                "+55 11 93221-0035",
                "+55 212 555 0100",
                "6727321",
                "08060",
                "1349120865",
                "55119912",
                "+55 55 4004-1235",
            })
    void whatIsAnotherNumberOrNoneFindsNothing(String typed) {
        assertThat(found(typed)).isEmpty();
    }

    @Test
    void lastDigitsFindAllThatEndSo() {
        assertThat(found("98765-0001")).containsExactlyInAnyOrder("e164", "other-area");
        assertThat(found("8765-0001")).containsExactlyInAnyOrder("e164", "other-area");
    }

    @ParameterizedTest
    @ValueSource(strings = {"235085806727321@lid", "120363022690908060@g.us", "BR.1349120865", "anonymous", "5,51E+12"})
    void whatIsNoNumberIsToldAtTheField(String typed) {
        HttpResponse<String> answer =
                portal.get("/interactions?media=WHATSAPP&phone=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("#e-phone").text()).contains(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e164\u00A0", "\u202Ae164\u202C", "e1\u200B64", "\uFEFFe164", "\te164"})
    void protocolPastedWithMarksFindsWhatItLooksLike(String typed) {
        assertThat(report.csvProtocols("media=WHATSAPP&from=2026-04-02&to=2026-04-02&protocol="
                        + URLEncoder.encode(typed, StandardCharsets.UTF_8)))
                .containsExactly("e164");
    }

    @Test
    void whatIsNoNumberIsKeptAsTextAndWarnedOf() throws Exception {
        assertThat(database.sql("""
                select string_agg(from_address || ' ' || coalesce(phone_number, '-'), ', ' order by from_address)
                from interaction where protocol in ('wa-lid', 'group', 'user', 'anonymous', 'spreadsheet') and received_at::date = '2026-04-02'""").query(String.class).single())
                .isEqualTo(
                        "120363022690908060@g.us -, 235085806727321@lid -, 5,51199E+12 -, BR.1349120865 -, anonymous -");
    }
}
