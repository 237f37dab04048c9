package io.rastro.report.web;

import io.rastro.report.Column;
import io.rastro.report.CsvDialect;
import io.rastro.report.CsvReport;
import io.rastro.report.RowPipeline;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Sends a report as CSV while it is read. The header leaves before the first row is found. A failure midway breaks the
 * connection, so that half a file never looks like a whole one; a reader who goes away ends the query.
 */
@Component
public class CsvDownload {

    private static final Logger log = LoggerFactory.getLogger(CsvDownload.class);
    private static final int AT_ONCE = 6;
    private static final int PATIENCE_SECONDS = 20;

    // Fewer than the pool has connections: downloads must not keep pages waiting.
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ExecutorService readers =
            Executors.newFixedThreadPool(AT_ONCE, new CustomizableThreadFactory("csv-"));
    private final ZoneId zone;

    CsvDownload(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Sends all rows.
     *
     * @param fileName the name offered for saving, without ending
     * @param rows hands every row to the consumer it is given
     */
    public <R> void send(
            String fileName,
            List<? extends Column<R>> columns,
            CsvDialect dialect,
            Consumer<Consumer<R>> rows,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            writeHeaders(fileName, response);
            CsvReport<R> csv = new CsvReport<>(response.getOutputStream(), columns, dialect, zone);
            csv.writeHeader();
            response.flushBuffer();
            new RowPipeline<R>().run(readers, rows, csv::writeRow);
            csv.flush();
        } catch (UncheckedIOException | IOException gone) {
            log.info("The reader of {}.csv went away: {}", fileName, gone.getMessage());
            throw gone;
        } catch (RuntimeException failure) {
            // Nobody else can: the answer is out, so no error page will be made of it.
            log.error("The download of {}.csv broke off", fileName, failure);
            throw failure;
        } finally {
            places.release();
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
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
