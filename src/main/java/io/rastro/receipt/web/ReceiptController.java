package io.rastro.receipt.web;

import io.rastro.account.PortalUser;
import io.rastro.receipt.FileCheck;
import io.rastro.receipt.Receipt;
import io.rastro.receipt.Receipts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The receipts of downloads, and what a file is by them. */
@Controller
@RequestMapping("/receipts")
class ReceiptController {

    private static final Pattern SHA256 = Pattern.compile("\\s*\\\\?([0-9a-fA-F]{64})(\\s.*)?", Pattern.DOTALL);

    private final Receipts receipts;

    ReceiptController(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal PortalUser reader) {
        return page(HttpStatus.OK, null, reader);
    }

    private ModelAndView page(HttpStatus status, @Nullable FileCheck check, PortalUser reader) {
        return new ModelAndView("receipts/list", status)
                .addObject("check", check)
                .addObject("receipts", receipts.latest(reader));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @AuthenticationPrincipal PortalUser reader) {
        return new ModelAndView("receipts/receipt", "receipt", find(id, reader));
    }

    private Receipt find(UUID id, PortalUser reader) {
        return receipts.find(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What goes along with the file to somebody who checks it without the portal. */
    @Operation(
            operationId = "readReceipt",
            summary = "The receipt of a file that this token downloaded",
            description = "Its address is in the header Link of the file. The file is whole and unchanged where its"
                    + " SHA-256 is the receipt's and outcome is DONE.",
            tags = "Reports",
            security = @SecurityRequirement(name = "token"))
    @ApiResponse(
            responseCode = "200",
            description = "The receipt",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Manifest.class)))
    @ApiResponse(responseCode = "404", description = "The token has no such receipt", content = @Content)
    @GetMapping(path = "/{id}/manifest", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Manifest> manifest(
            @PathVariable UUID id, @Parameter(hidden = true) @AuthenticationPrincipal PortalUser reader) {
        Receipt receipt = find(id, reader);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(receipt.fileName() + ".json")
                                .build()
                                .toString())
                .body(Manifest.of(receipt));
    }

    /** Hashes a file, or takes its hash as sha256sum writes it. */
    @PostMapping
    ModelAndView check(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String sum,
            @AuthenticationPrincipal PortalUser reader)
            throws IOException {
        if (file != null && !file.isEmpty()) {
            try (InputStream content = file.getInputStream()) {
                return page(HttpStatus.OK, receipts.check(FileCheck.Sums.of(content), reader), reader);
            }
        }
        Matcher hash = SHA256.matcher(sum);
        if (!hash.matches()) {
            return page(HttpStatus.BAD_REQUEST, null, reader)
                    .addObject("sum", sum)
                    .addObject("wrong", true);
        }
        byte[] sha256 = HexFormat.of().parseHex(hash.group(1).toLowerCase(Locale.ROOT));
        return page(HttpStatus.OK, receipts.check(sha256, reader), reader);
    }
}
