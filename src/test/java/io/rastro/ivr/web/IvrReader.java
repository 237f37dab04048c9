package io.rastro.ivr.web;

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

/** Reads the IVR report as a person and as a program do. */
final class IvrReader {

    private final PortalClient portal;

    IvrReader(PortalClient portal) {
        this.portal = portal;
    }

    HttpResponse<String> get(String path) {
        return portal.get(path);
    }

    Document page(String path) {
        HttpResponse<String> page = portal.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(page.body());
    }

    /** The download for programs, protection undone, header first. */
    List<List<String>> csv(String path) {
        HttpResponse<String> file = portal.get(path + "&dialect=script");
        assertThat(file.statusCode()).as(path).isEqualTo(200);
        return CsvText.records(file.body(), ',').stream()
                .map(record -> record.stream().map(CsvDialect::unprotect).toList())
                .toList();
    }

    /** The spreadsheet's download, whose numbers are written as on screen but for the thousands. */
    List<List<String>> spreadsheet(String path) {
        HttpResponse<String> file = portal.get(path);
        assertThat(file.statusCode()).as(path).isEqualTo(200);
        return CsvText.records(file.body().substring(1), ';').stream()
                .map(record -> record.stream().map(CsvDialect::unprotect).toList())
                .toList();
    }

    /** The cells of the table, header and total included. */
    static List<List<String>> table(Document page) {
        List<List<String>> lines = new ArrayList<>();
        for (Element line : page.select("#summary tr:not(.groups)")) {
            lines.add(line.select("th, td").eachText());
        }
        return lines;
    }
}
