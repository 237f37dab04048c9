package io.rastro.ingestion.web;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.ColumnNoticeText;
import io.rastro.ingestion.CsvHeader;
import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvMappings;
import io.rastro.ingestion.ImportRemarks;
import io.rastro.ingestion.ImportRemarks.LineWarning;
import io.rastro.ingestion.ImportRemarks.Rejection;
import io.rastro.ingestion.ImportRun;
import io.rastro.ingestion.ImportRuns;
import io.rastro.ingestion.RejectedTable;
import io.rastro.report.Column;
import io.rastro.report.CsvDialect;
import io.rastro.report.FileFormat;
import io.rastro.report.Format;
import io.rastro.report.Period;
import io.rastro.report.web.Criteria;
import io.rastro.report.web.Export.ExportRequest;
import io.rastro.report.web.FileDownload;
import io.rastro.report.web.ReportFile;
import io.rastro.report.web.ReportFileName;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** Everything there was to say about the rows of an import, as files. */
@Controller
@RequestMapping("/imports/{id}")
class RemarksController {

    private final ImportRuns runs;
    private final ImportRemarks remarks;
    private final ColumnNoticeText noticeText;
    private final FileDownload download;

    RemarksController(ImportRuns runs, ImportRemarks remarks, ColumnNoticeText noticeText, FileDownload download) {
        this.runs = runs;
        this.remarks = remarks;
        this.noticeText = noticeText;
        this.download = download;
    }

    /** Rejected rows of a table in its own columns, with the reason behind them: mended, the file can be sent again. */
    @GetMapping("/rejections.csv")
    void rejections(
            @PathVariable int id, @AuthenticationPrincipal PortalUser user, Locale locale, HttpServletResponse response)
            throws IOException, InterruptedException {
        ImportRun run = find(id, user);
        RejectedTable table = RejectedTable.of(run);
        if (table == null) {
            sendLines(run, locale, response);
        } else {
            sendTable(run, table, locale, response);
        }
    }

    private void sendLines(ImportRun run, Locale locale, HttpServletResponse response)
            throws IOException, InterruptedException {
        CsvMapping mapping = CsvMappings.of(run);
        List<TextColumn<Rejection>> columns = List.of(
                new TextColumn<>("LINHA", rejection -> String.valueOf(rejection.line())),
                new TextColumn<>("MOTIVO", rejection -> noticeText.of(rejection.reason(), run.kind(), mapping, locale)),
                new TextColumn<>("REGISTRO", Rejection::raw));
        download.send(
                ReportFile.<Rejection>list(
                        name("file.rejected", run.id()), columns, rows -> remarks.eachRejection(run.id(), rows)),
                unasked(FileFormat.SPREADSHEET),
                response);
    }

    /** A row in the columns it came in, and why it was not kept. */
    private record RejectedRow(List<String> cells, String reason) {}

    private void sendTable(ImportRun run, RejectedTable table, Locale locale, HttpServletResponse response)
            throws IOException, InterruptedException {
        CsvMapping mapping = CsvMappings.of(run);
        List<TextColumn<RejectedRow>> columns = new ArrayList<>();
        for (int index = 0; index < table.header().size(); index++) {
            int cell = index;
            columns.add(new TextColumn<>(
                    table.header().get(cell), row -> row.cells().get(cell)));
        }
        columns.add(new TextColumn<>(CsvHeader.REASON, RejectedRow::reason));
        FileFormat format =
                table.delimiter() == CsvDialect.SCRIPT.delimiter() ? FileFormat.SCRIPT : FileFormat.SPREADSHEET;
        download.send(
                ReportFile.<RejectedRow>list(
                        name("file.rejected", run.id()),
                        columns,
                        rows -> remarks.eachRejection(run.id(), rejection -> {
                            String raw = rejection.raw() == null ? "" : rejection.raw();
                            rows.accept(new RejectedRow(
                                    table.cells(raw), noticeText.of(rejection.reason(), run.kind(), mapping, locale)));
                        })),
                unasked(format),
                response);
    }

    /** The import is in the address. */
    private static ExportRequest unasked(FileFormat format) {
        return new ExportRequest(Criteria.NONE, List.of(), format);
    }

    private static ReportFileName name(String key, int id) {
        return new ReportFileName(new Period(null, null), key, String.valueOf(id));
    }

    @GetMapping("/warnings.csv")
    void warnings(
            @PathVariable int id, @AuthenticationPrincipal PortalUser user, Locale locale, HttpServletResponse response)
            throws IOException, InterruptedException {
        ImportRun run = find(id, user);
        CsvMapping mapping = CsvMappings.of(run);
        List<TextColumn<LineWarning>> columns = List.of(
                new TextColumn<>("LINHA", warning -> String.valueOf(warning.line())),
                new TextColumn<>("AVISO", warning -> noticeText.of(warning.notice(), run.kind(), mapping, locale)));
        download.send(
                ReportFile.<LineWarning>list(
                        name("file.warnings", id), columns, rows -> remarks.eachLineWarning(id, rows)),
                unasked(FileFormat.SPREADSHEET),
                response);
    }

    private ImportRun find(int id, PortalUser user) {
        return runs.find(id, user.scope()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A column of a file that says what became of rows. */
    record TextColumn<R>(String header, Function<R, @Nullable String> text) implements Column<R> {

        @Override
        public String key() {
            return header;
        }

        @Override
        public Format format() {
            return Format.TEXT;
        }

        @Override
        public @Nullable Object value(R row) {
            return text.apply(row);
        }

        @Override
        public boolean onScreen() {
            return false;
        }
    }
}
