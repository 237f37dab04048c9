package io.rastro.report.web;

import io.rastro.report.ChecksumStream;
import io.rastro.report.Column;
import io.rastro.report.FileFormat;
import io.rastro.report.FileFormat.Table;
import io.rastro.report.RowOutput;
import io.rastro.report.RowPipeline;
import io.rastro.report.SheetWords;
import io.rastro.report.web.Export.ExportBegun;
import io.rastro.report.web.Export.ExportEnded;
import io.rastro.report.web.Export.ExportRequest;
import io.rastro.report.web.ExportDeadline.ExportTimeoutException;
import io.rastro.report.web.ExportMeters.Running;
import io.rastro.report.web.ReportFile.Content;
import io.rastro.system.LedgerEvent.Outcome;
import io.rastro.system.web.Standing;
import io.rastro.system.web.Standing.LostStandingException;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Sends a report as a file while it is read. The header leaves before the first row is found. A failure midway breaks the
 * connection, so that half a file never looks like a whole one (PortalProtocol resets it); a reader who goes away ends the query, also while it
 * looks for its first row.
 */
@Component
public class FileDownload {

    private static final Logger log = LoggerFactory.getLogger(FileDownload.class);

    /** What nginx speaks to the servers behind it unless it is told otherwise. */
    private static final String WITHOUT_CHUNKS = "HTTP/1.0";

    private final ExportSlots slots;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(ExportSlots.AT_ONCE, new CustomizableThreadFactory("export-"));
    private final ZoneId zone;
    private final ExportProperties properties;
    private final ExportMeters meters;
    private final Texts texts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Path temporaryDirectory;

    FileDownload(
            ZoneId zone,
            ExportProperties properties,
            ExportMeters meters,
            Texts texts,
            ApplicationEventPublisher events,
            Clock clock,
            @Qualifier("temporaryDirectory") Path temporaryDirectory) {
        this.zone = zone;
        this.properties = properties;
        this.slots = new ExportSlots(properties.patience());
        this.meters = meters;
        this.texts = texts;
        this.events = events;
        this.clock = clock;
        this.temporaryDirectory = temporaryDirectory;
    }

    /**
     * Sends all rows.
     *
     * @param asked the format, and what they were asked for by, for the ledger and the receipt
     */
    public <R> void send(ReportFile<R> file, ExportRequest asked, HttpServletResponse response)
            throws IOException, InterruptedException {
        String fileName = file.name().in(texts) + "." + asked.format().ending();
        HttpServletRequest request = request();
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            // Nothing of it is asked for, so nothing is read, nor told to have left.
            writeHeaders(asked.format(), fileName, response);
            return;
        }
        String person = String.valueOf(request.getRemoteUser());
        slots.take(person);
        Running running = meters.begin();
        Transfer<R> transfer = null;
        String outcome = "failed";
        boolean begun = false;
        try {
            Content<R> content = file.content().get();
            transfer = new Transfer<>(
                    export(fileName, content, asked), content, table(file, content), running, Standing.of(request));
            events.publishEvent(new ExportBegun(transfer.export));
            begun = true;
            if (request.getProtocol().equals(WITHOUT_CHUNKS)) {
                spool(transfer, response);
            } else {
                writeHeaders(transfer.export, request, response);
                boolean gzip = properties.gzip() && !asked.format().packed();
                transfer.write(ExportStream.open(request, response, gzip));
            }
            outcome = "complete";
        } catch (UncheckedIOException | IOException disconnect) {
            outcome = "left";
            log.info("The download of {} ended early: {}", fileName, disconnect.getMessage());
            throw disconnect;
        } catch (ExportTimeoutException late) {
            outcome = "late";
            log.warn("The download of {} was broken off: {}", fileName, late.getMessage());
            throw late;
        } catch (LostStandingException lost) {
            outcome = "refused";
            log.warn("The download of {} was broken off: {}", fileName, lost.getMessage());
            throw lost;
        } catch (RuntimeException failure) {
            // Nobody else can when the answer is out: no error page will be made of it.
            log.error("The download of {} broke off", fileName, failure);
            throw failure;
        } finally {
            meters.end(running, outcome);
            slots.giveBack(person);
            if (transfer != null && begun) {
                events.publishEvent(transfer.ended(outcome));
            }
        }
        transfer.close();
    }

    private Export export(String fileName, Content<?> content, ExportRequest asked) {
        return new Export(
                UUID.randomUUID(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                fileName,
                content.columns().stream().map(Column::header).toList(),
                asked);
    }

    private <R> Table<R> table(ReportFile<R> file, Content<R> content) {
        SheetWords words = new SheetWords(file.name().report(texts), texts.of("file.cut"));
        return new Table<>(content.columns(), content.list(), zone, words);
    }

    /** Makes the whole file before its first byte is sent: the end of the connection would be all that tells its end. */
    private void spool(Transfer<?> transfer, HttpServletResponse response) throws IOException, InterruptedException {
        Path spooled = Files.createTempFile(temporaryDirectory, "download", ".part");
        try {
            transfer.write(new BufferedOutputStream(Files.newOutputStream(spooled)));
            transfer.close();
            transfer.standing.require();
            writeHeaders(transfer.export, request(), response);
            response.setContentLengthLong(Files.size(spooled));
            Files.copy(spooled, transfer.standing.guard(response.getOutputStream()));
        } finally {
            Files.delete(spooled);
        }
    }

    /** One download on its way. */
    private final class Transfer<R> {

        private final Export export;
        private final Content<R> content;
        private final Table<R> table;
        private final Standing standing;
        private final ExportDeadline deadline;
        private ChecksumStream sum = new ChecksumStream(OutputStream.nullOutputStream());

        Transfer(Export export, Content<R> content, Table<R> table, Running running, Standing standing) {
            this.export = export;
            this.content = content;
            this.table = table;
            this.standing = standing;
            this.deadline = new ExportDeadline(properties.longest(), () -> meters.age(running), standing);
        }

        void write(OutputStream out) throws IOException, InterruptedException {
            DisconnectProbeStream probe = new DisconnectProbeStream(out);
            sum = new ChecksumStream(probe);
            RowOutput<R> output = export.request().format().output(sum, table);
            output.begin();
            probe.begin();
            new RowPipeline<R>()
                    .run(
                            readers,
                            content.rows(),
                            row -> {
                                deadline.countRow();
                                output.writeRow(row);
                            },
                            () -> drip(probe, deadline));
            output.finish();
        }

        /** The reader now has the end; a program then asks for the receipt, which is to be there. */
        void close() throws IOException {
            sum.close();
        }

        ExportEnded ended(String outcome) {
            Outcome became = switch (outcome) {
                case "complete" -> Outcome.DONE;
                case "left" -> Outcome.CANCELLED;
                default -> Outcome.BROKEN_OFF;
            };
            return new ExportEnded(export, became, sum.content(deadline.rows()));
        }
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

    /** Also says where the receipt will be, by which the file can be checked. */
    private static void writeHeaders(Export export, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.LINK,
                "<%s/receipts/%s/manifest>; rel=\"describedby\"".formatted(request.getContextPath(), export.id()));
        writeHeaders(export.request().format(), export.fileName(), response);
    }

    private static void writeHeaders(FileFormat format, String fileName, HttpServletResponse response) {
        response.setContentType(format.contentType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
    }
}
