package io.rastro.ingestion.web;

import io.rastro.account.ApiClient;
import io.rastro.ingestion.BatchLoop;
import io.rastro.ingestion.JsonArray;
import io.rastro.ingestion.JsonLines;
import io.rastro.ingestion.Notice;
import io.rastro.ingestion.NoticeText;
import io.rastro.ingestion.Provenance;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.RowSource;
import io.rastro.ingestion.StampReader;
import io.rastro.ingestion.Tally;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The doors for programs. The body is read as it arrives and is never held. */
@RestController
@RequestMapping(RecordDoor.ANY)
@Tag(name = "Records")
@SecurityRequirement(name = "token")
class RecordsApi {

    private static final Logger log = LoggerFactory.getLogger(RecordsApi.class);

    private static final String ZONE =
            "The zone of stamps without an offset, as America/Manaus or -04:00; without it, the"
                    + " portal's own. Stamps with an offset need none.";

    private final BatchLoop loop;
    private final NoticeText noticeText;
    private final ZoneId portalZone;

    RecordsApi(BatchLoop loop, NoticeText noticeText, ZoneId portalZone) {
        this.loop = loop;
        this.noticeText = noticeText;
        this.portalZone = portalZone;
    }

    /** Stands in the API's document for both forms of the body; {@link OpenApiDocument} adds what is a door's own. */
    @PostMapping(consumes = {"application/x-ndjson", "application/jsonl", "application/json-lines", "text/plain"})
    @Operation(
            description =
                    "Any size: the body is read as it arrives and stored batch by batch. Idempotent by externalId:"
                            + " after any failure, send the same again.")
    @RequestBody(content = @Content(schema = @Schema(type = "object")))
    @ApiResponse(
            responseCode = "200",
            description = "Everything counted here is committed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ApiAnswer.class)))
    // Left empty: what a refusal holds is the same everywhere and stands in OpenApiSchemas.
    @ApiResponse(
            responseCode = "400",
            description = "The body cannot be read from some point on; committedThroughLine tells how far it is stored",
            content = @Content)
    @ApiResponse(
            responseCode = "403",
            description = "The token may not send, or is limited to services and these records belong to none",
            content = @Content)
    @ApiResponse(
            responseCode = "503",
            description = "The database went away; committedThroughLine tells how far it is stored",
            content = @Content)
    ResponseEntity<?> lines(
            @Parameter(hidden = true) @PathVariable String collection,
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @Parameter(description = ZONE) @RequestParam(required = false) @Nullable String zone,
            Locale locale)
            throws IOException {
        RecordKind kind = RecordDoor.of(collection).kind();
        StampReader stamps = stamps(zone);
        return stamps == null
                ? unknownZone(zone, locale)
                : ingest(new JsonLines(request.getInputStream(), kind, stamps, false), client, locale);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(hidden = true)
    ResponseEntity<?> array(
            @Parameter(hidden = true) @PathVariable String collection,
            HttpServletRequest request,
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(required = false) @Nullable String zone,
            Locale locale)
            throws IOException {
        RecordKind kind = RecordDoor.of(collection).kind();
        StampReader stamps = stamps(zone);
        return stamps == null
                ? unknownZone(zone, locale)
                : ingest(new JsonArray(request.getInputStream(), kind, stamps), client, locale);
    }

    /** Null: there is no such zone. */
    private @Nullable StampReader stamps(@Nullable String zone) {
        try {
            return StampReader.ofMessages(zone == null ? portalZone : ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private ResponseEntity<?> unknownZone(@Nullable String zone, Locale locale) {
        return problem(
                HttpStatus.BAD_REQUEST, Notice.of("unknownZoneId", "zone", String.valueOf(zone)), new Tally(), locale);
    }

    private ResponseEntity<?> ingest(RowSource rows, ApiClient client, Locale locale) {
        Tally tally = new Tally();
        if (!rows.kind().belongsToServices() && !client.scope().all()) {
            return problem(HttpStatus.FORBIDDEN, Notice.of("kindNotPermitted"), tally, locale);
        }
        String source = client.source();
        try {
            loop.run(rows, Provenance.of(source, client.scope()), results -> {
                tally.add(results);
                return true;
            });
            return ResponseEntity.ok(ApiAnswer.of(tally, noticeText, locale));
        } catch (JsonArray.Unreadable malformed) {
            return problem(HttpStatus.BAD_REQUEST, malformed.reason(), tally, locale);
        } catch (DataAccessException | TransactionException disconnect) {
            log.warn("Rows of {} not stored after line {}: {}", source, tally.lastLine(), disconnect.getMessage());
            Notice reason = Notice.of("databaseGone", tally.lastLine());
            return problem(HttpStatus.SERVICE_UNAVAILABLE, reason, tally, locale);
        } catch (IOException brokenOff) {
            log.info("Rows of {} broke off after line {}: {}", source, tally.lastLine(), brokenOff.getMessage());
            Notice reason = Notice.of("bodyBrokeOff", tally.lastLine());
            return problem(HttpStatus.BAD_REQUEST, reason, tally, locale);
        }
    }

    private ResponseEntity<?> problem(HttpStatus status, Notice reason, Tally tally, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, noticeText.of(reason, locale));
        problem.setProperty("committedThroughLine", tally.lastLine());
        problem.setProperty("committed", ApiAnswer.of(tally, noticeText, locale));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
