package io.rastro.recording.web;

import io.rastro.account.ApiClient;
import io.rastro.recording.InteractionKey;
import io.rastro.recording.RecordingIntake;
import io.rastro.recording.RecordingIntake.Taken;
import io.rastro.recording.RecordingProperties;
import io.rastro.recording.UnacceptableAudio;
import io.rastro.system.Origins;
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
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The door through which a program sends the audio of an interaction. The body is read as it arrives. */
@RestController
@Tag(name = "Recordings")
@SecurityRequirement(name = "token")
class RecordingUploadApi {

    private static final int MAX_POSITIONS = 1000;
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

    private final RecordingIntake recordings;
    private final Origins origins;
    private final RecordingProperties properties;
    private final UploadProblems problems;

    RecordingUploadApi(
            RecordingIntake recordings, Origins origins, RecordingProperties properties, UploadProblems problems) {
        this.recordings = recordings;
        this.origins = origins;
        this.properties = properties;
        this.problems = problems;
    }

    @PutMapping("/api/v1/interactions/{source}/{externalId}/recording")
    @Operation(
            operationId = "sendRecording",
            summary = "Send the recording of an interaction",
            description = "WAV, MP3, Ogg, M4A or GSM, told by its content; raw formats by the extension of"
                    + " fileName. What may be audio of another format is kept for download; what is surely none (text,"
                    + " a document) is refused. The same file again changes nothing. Without a"
                    + " position another file is kept beside those before it, unless it is a longer version of one of"
                    + " them; with a position, from 0, it takes the place of the file there. The source is named by"
                    + " its slug.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "audio/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "200",
            description = "Known already, or stored in place of an earlier file",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Taken.class)))
    @ApiResponse(
            responseCode = "201",
            description = "Stored as a recording more",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Taken.class)))
    @ApiResponse(responseCode = "400", description = "The position is none", content = @Content)
    @ApiResponse(responseCode = "403", description = "The token is another source's", content = @Content)
    @ApiResponse(responseCode = "404", description = "No such interaction; send it first", content = @Content)
    @ApiResponse(responseCode = "413", description = "The file is larger than the portal takes", content = @Content)
    ResponseEntity<?> put(
            @PathVariable String source,
            @PathVariable String externalId,
            @Parameter(schema = @Schema(type = "integer", minimum = "0", maximum = "999"))
                    @RequestParam(name = "position", required = false)
                    @Nullable
                    String sentPosition,
            @Parameter(
                            description = "What the file is called. Its extension tells formats without a mark in their"
                                    + " bytes, as Asterisk writes them: gsm, ulaw, alaw, sln, sln16 …")
                    @RequestParam(defaultValue = "")
                    String fileName,
            @AuthenticationPrincipal ApiClient client,
            HttpServletRequest request)
            throws IOException {
        if (!client.source().equals(origins.key(source))) {
            return problems.answer(HttpStatus.FORBIDDEN, "otherSource", request, client.source());
        }
        Integer position = sentPosition == null ? null : position(sentPosition);
        if (position != null && (position < 0 || position >= MAX_POSITIONS)) {
            return problems.answer(HttpStatus.BAD_REQUEST, "position", request, MAX_POSITIONS - 1);
        }
        if (request.getContentLengthLong() > properties.maxSize().toBytes()) {
            return tooLarge(request);
        }
        Optional<InteractionKey> interaction = recordings.interaction(source, externalId, client.scope());
        return interaction.isEmpty()
                ? problems.answer(HttpStatus.NOT_FOUND, "unknownInteraction", request, externalId)
                : take(interaction.get(), position, fileName, request);
    }

    /** Below 0: it is none. */
    private static int position(String sent) {
        return POSITION.matcher(sent).matches() ? Integer.parseInt(sent) : -1;
    }

    private ResponseEntity<?> take(
            InteractionKey interaction, @Nullable Integer position, String fileName, HttpServletRequest request)
            throws IOException {
        try {
            Taken taken = recordings.take(interaction, position, fileName, request.getInputStream());
            return ResponseEntity.status(taken.added() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(taken);
        } catch (UnacceptableAudio refused) {
            return switch (refused.reason()) {
                case TOO_LARGE -> tooLarge(request);
                case EMPTY -> problems.answer(HttpStatus.UNPROCESSABLE_CONTENT, "empty", request);
                case UNKNOWN_AUDIO -> problems.answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unknownAudio", request);
            };
        }
    }

    private ResponseEntity<?> tooLarge(HttpServletRequest request) {
        return problems.answer(
                HttpStatus.CONTENT_TOO_LARGE,
                "tooLarge",
                request,
                properties.maxSize().toMegabytes());
    }
}
