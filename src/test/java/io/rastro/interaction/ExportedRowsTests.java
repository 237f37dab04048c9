package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.report.CsvDialect;
import io.rastro.report.CsvExport;
import io.rastro.report.CsvOutput;
import io.rastro.report.CsvReport;
import io.rastro.report.Cursor;
import io.rastro.report.FilterValues;
import io.rastro.report.KeysetPage;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows read by COPY and written as bytes are, byte by byte, those of the pages as OpenCSV writes them. */
@SampleDataTest
class ExportedRowsTests {

    @Autowired
    InteractionService interactions;

    @ParameterizedTest
    @EnumSource
    void everyColumnOfEveryMediumIsWrittenAlike(Medium medium) throws IOException {
        for (Order order : Order.values()) {
            InteractionFilter filter = InteractionFilter.of(medium, new FilterValues(Map.of()), order);
            List<InteractionRow> pages = pages(filter);
            List<InteractionRow> exported = new ArrayList<>();
            interactions.export(filter, ServiceScope.allServices(), exported::add);
            assertThat(pages).hasSizeGreaterThan(20);
            for (String zone : List.of("America/Sao_Paulo", "UTC", "Australia/Lord_Howe", "Asia/Kathmandu")) {
                for (CsvDialect dialect : CsvDialect.values()) {
                    ByteArrayOutputStream fast = new ByteArrayOutputStream();
                    ByteArrayOutputStream expected = new ByteArrayOutputStream();
                    List<InteractionColumn> columns = InteractionColumn.of(medium);
                    write(new CsvExport<>(fast, columns, dialect, ZoneId.of(zone)), exported);
                    write(new CsvReport<>(expected, columns, dialect, ZoneId.of(zone)), pages);
                    assertThat(fast.toByteArray()).isEqualTo(expected.toByteArray());
                }
            }
        }
    }

    private List<InteractionRow> pages(InteractionFilter filter) {
        List<InteractionRow> rows = new ArrayList<>();
        Cursor after = null;
        do {
            KeysetPage<InteractionRow> page = interactions
                    .answer(filter, ServiceScope.allServices(), new PageRequest(after, null), false)
                    .page();
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return rows;
    }

    private static void write(CsvOutput<InteractionRow> csv, List<InteractionRow> rows) throws IOException {
        csv.writeHeader();
        rows.forEach(csv::writeRow);
        csv.flush();
    }
}
