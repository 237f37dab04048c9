package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.Role;
import io.rastro.interaction.Medium;
import io.rastro.interaction.SampleDataTest;
import io.rastro.report.CsvDialect;
import io.rastro.report.CsvText;
import io.rastro.testing.PortalClient;
import io.rastro.testing.TestAccounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Medium × column: which there are, in what order, and that grid, both downloads and plain SQL agree cell by cell. */
@SampleDataTest
class ColumnTableTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private PortalClient portal;
    private ReportReader report;

    @BeforeEach
    void signIn() {
        portal = new PortalClient(port).signIn(TestAccounts.create(database, Role.SUPERVISOR));
        report = new ReportReader(portal);
    }

    @ParameterizedTest
    @EnumSource
    void csvHasTheColumnsOfTheContractInItsOrder(Medium medium) {
        assertThat(report.csv("media=" + medium).get(0)).isEqualTo(ContractColumns.ofCsv(medium));
    }

    @ParameterizedTest
    @EnumSource
    void screenHasTheColumnsOfTheContractInItsOrder(Medium medium) {
        assertThat(headers(report.page("media=" + medium))).isEqualTo(ContractColumns.ofScreen(medium));
    }

    @ParameterizedTest
    @EnumSource
    void csvHoldsWhatPlainSqlWrites(Medium medium) {
        List<List<String>> written = database.sql(ContractColumns.sql(medium))
                .param(medium.name())
                .query((row, number) -> Arrays.asList((String[]) row.getArray(1).getArray()))
                .list();
        List<List<String>> records = report.csv("media=" + medium);
        assertThat(records.subList(1, records.size())).hasSizeGreaterThan(20).isEqualTo(written);
    }

    @ParameterizedTest
    @EnumSource
    void bothDialectsHoldTheSameText(Medium medium) {
        String file = portal.get("/interactions.csv?media=" + medium).body().substring(1);
        assertThat(CsvText.records(file, ';').stream()
                        .map(record ->
                                record.stream().map(CsvDialect::unprotect).toList())
                        .toList())
                .isEqualTo(report.csv("media=" + medium));
    }

    @ParameterizedTest
    @EnumSource
    void gridAndCsvAgreeCellByCell(Medium medium) {
        List<List<String>> records = report.csv("media=" + medium);
        List<List<String>> expected = records.stream()
                .skip(1)
                .map(record -> record.stream().map(ColumnTableTests::spaced).toList())
                .toList();
        assertThat(lines("media=" + medium)).isEqualTo(expected);
    }

    private List<List<String>> lines(String query) {
        Document page = report.page(query);
        List<List<String>> lines = new ArrayList<>(lines(page));
        while (ReportReader.leads(page, "next")) {
            page = report.follow(page, "next");
            lines.addAll(lines(page));
        }
        return lines;
    }

    // Those too that stand on screen only on the reader's choice.
    private static List<List<String>> lines(Document page) {
        return page.select("tbody tr").stream()
                .map(row -> row.select("td:not([data-column=WAIT])").stream()
                        .map(ColumnTableTests::text)
                        .toList())
                .toList();
    }

    private static List<String> headers(Document page) {
        return page.select("thead th:not(.hidden-column)").eachText();
    }

    // What only narrow screens repeat in a cell, and when an unanswered row happened, is not the cell's own.
    private static String text(Element cell) {
        cell.select(".only-s, .moment").remove();
        List<String> items = cell.select(".rtag").eachText();
        return spaced(items.isEmpty() ? cell.wholeText() : String.join(", ", items));
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
