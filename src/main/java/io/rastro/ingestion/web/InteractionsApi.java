package io.rastro.ingestion.web;

import io.rastro.account.ApiClient;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.RecordKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for programs that bring interactions. */
@RestController
@RequestMapping("/api/v1/interactions")
@Tag(name = "Interactions")
class InteractionsApi {

    private final ApiIntake intake;

    InteractionsApi(ApiIntake intake) {
        this.intake = intake;
    }

    /** Stands in the API's document for both forms of the body. */
    @LinesMapping
    @IngestionResponses
    @Operation(
            summary = "Send finished interactions: one JSON object a line, or an array of them",
            description = OpenApiDocument.ANY_SIZE)
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = LinesMapping.NDJSON,
                        schema = @Schema(implementation = IncomingInteraction.class),
                        examples = @ExampleObject(OpenApiDocument.INTERACTION)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        array = @ArraySchema(schema = @Schema(implementation = IncomingInteraction.class)),
                        examples = @ExampleObject("[" + OpenApiDocument.INTERACTION + "]"))
            })
    ResponseEntity<?> lines(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) throws IOException {
        return intake.lines(RecordKind.INTERACTION, request, client);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(hidden = true)
    ResponseEntity<?> array(HttpServletRequest request, @AuthenticationPrincipal ApiClient client) throws IOException {
        return intake.array(RecordKind.INTERACTION, request, client);
    }
}
