package io.rastro.report.web;

import io.rastro.report.CsvDialect;
import io.rastro.report.CsvReport;
import io.rastro.report.RowPipeline;
import io.rastro.report.web.CsvFile.Content;
import io.rastro.report.web.ExportMeters.Running;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sends a report as CSV while it is read. The header leaves before the first row is found. A failure midway breaks the
 * connection, so that half a file never looks like a whole one; a reader who goes away ends the query, also while it
 * looks for its first row.
 */
@Component
public class CsvDownload {

    private static final Logger log = LoggerFactory.getLogger(CsvDownload.class);

    private final ExportSlots slots;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(ExportSlots.AT_ONCE, new CustomizableThreadFactory("csv-"));
    private final ZoneId zone;
    private final ExportProperties properties;
    private final ExportMeters meters;
    private final Texts texts;

    CsvDownload(ZoneId zone, ExportProperties properties, ExportMeters meters, Texts texts) {
        this.zone = zone;
        this.properties = properties;
        this.slots = new ExportSlots(properties.patience());
        this.meters = meters;
        this.texts = texts;
    }

    /** Sends all rows. */
    public <R> void send(CsvFile<R> file, CsvDialect dialect, HttpServletResponse response)
            throws IOException, InterruptedException {
        String fileName = file.name().in(texts);
        HttpServletRequest request = request();
        String person = String.valueOf(request.getRemoteUser());
        slots.take(person);
        Running download = meters.begin();
        String outcome = "failed";
        try {
            Content<R> content = file.content().get();
            writeHeaders(fileName, response);
            write(content, dialect, ExportStream.open(request, response, properties.gzip()), download);
            outcome = "complete";
        } catch (UncheckedIOException | IOException disconnect) {
            outcome = "left";
            log.info("The reader of {}.csv went away: {}", fileName, disconnect.getMessage());
            throw disconnect;
        } catch (ExportTimeoutException late) {
            outcome = "late";
            log.warn("The download of {}.csv was broken off: {}", fileName, late.getMessage());
            throw late;
        } catch (RuntimeException failure) {
            // Nobody else can when the answer is out: no error page will be made of it.
            log.error("The download of {}.csv broke off", fileName, failure);
            throw failure;
        } finally {
            meters.end(download, outcome);
            slots.giveBack(person);
        }
    }

    private <R> void write(Content<R> content, CsvDialect dialect, OutputStream out, Running download)
            throws IOException, InterruptedException {
        DisconnectProbeStream probe = new DisconnectProbeStream(out);
        CsvReport<R> csv = new CsvReport<>(probe, content.columns(), dialect, zone);
        csv.writeHeader();
        probe.begin();
        ExportDeadline deadline = new ExportDeadline(properties.longest(), () -> meters.age(download));
        new RowPipeline<R>()
                .run(
                        readers,
                        content.rows(),
                        row -> {
                            deadline.countRow();
                            csv.writeRow(row);
                        },
                        () -> drip(probe, deadline));
        csv.flush();
        probe.close();
    }

    private static void drip(DisconnectProbeStream probe, ExportDeadline deadline) {
        deadline.check();
        try {
            probe.drip();
        } catch (IOException disconnect) {
            throw new UncheckedIOException(disconnect);
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private static void writeHeaders(String fileName, HttpServletResponse response) {
        response.setContentType("text/csv; charset=UTF-8; header=present");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName + ".csv")
                        .build()
                        .toString());
    }
}
