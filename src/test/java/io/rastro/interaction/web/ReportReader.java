package io.rastro.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.report.CsvDialect;
import io.rastro.report.CsvText;
import io.rastro.testing.PortalClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads the tracking report as a person and as a program do. */
final class ReportReader {

    private final PortalClient portal;

    ReportReader(PortalClient portal) {
        this.portal = portal;
    }

    /** The download for programs, protection undone, header first. */
    List<List<String>> csv(String query) {
        HttpResponse<String> file = portal.get("/interactions.csv?" + query + "&dialect=script");
        assertThat(file.statusCode()).as(query).isEqualTo(200);
        return CsvText.records(file.body(), ',').stream()
                .map(record -> record.stream().map(CsvDialect::unprotect).toList())
                .toList();
    }

    /** The protocols of the download, which in the sample tell the rows apart. */
    List<String> csvProtocols(String query) {
        List<List<String>> records = csv(query);
        int column = records.get(0).indexOf("PROTOCOLO");
        return records.stream().skip(1).map(record -> record.get(column)).toList();
    }

    Document page(String query) {
        HttpResponse<String> page = portal.get("/interactions?" + query);
        assertThat(page.statusCode()).as(query).isEqualTo(200);
        return Jsoup.parse(page.body());
    }

    static List<String> protocols(Document page) {
        return page.select("tbody td[data-column=PROTOCOL] a").eachText();
    }

    /** The protocols page by page, from the first page to the last by "next". */
    List<List<String>> pages(String query) {
        List<List<String>> pages = new ArrayList<>();
        Document page = page(query);
        pages.add(protocols(page));
        while (leads(page, "next")) {
            page = follow(page, "next");
            pages.add(protocols(page));
        }
        return pages;
    }

    static boolean leads(Document page, String relation) {
        return page.selectFirst("a[rel=" + relation + "]") != null;
    }

    Document follow(Document page, String relation) {
        Element link = page.select("a[rel=" + relation + "]").first();
        String address = link == null ? "" : link.attr("href");
        return page(address.substring(address.indexOf('?') + 1));
    }

    /** What the page says how many there are. */
    static String count(Document page) {
        return page.select("#count b").text();
    }
}
