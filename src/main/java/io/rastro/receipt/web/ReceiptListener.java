package io.rastro.receipt.web;

import io.rastro.account.PortalUser;
import io.rastro.receipt.Receipt;
import io.rastro.receipt.Receipts;
import io.rastro.report.ChecksumStream.Content;
import io.rastro.report.web.Chip;
import io.rastro.report.web.Criteria;
import io.rastro.report.web.Export;
import io.rastro.report.web.Export.ExportEnded;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes the receipt of a download when its last byte has left. */
@Component
class ReceiptListener {

    private static final Logger log = LoggerFactory.getLogger(ReceiptListener.class);

    private final Receipts receipts;
    private final Texts texts;
    private final Clock clock;
    private final ZoneId zone;
    private final String version;

    ReceiptListener(Receipts receipts, Texts texts, Clock clock, ZoneId zone, ObjectProvider<BuildProperties> build) {
        this.receipts = receipts;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
        BuildProperties built = build.getIfAvailable();
        this.version = built == null ? "" : String.valueOf(built.getVersion());
    }

    @EventListener
    void write(ExportEnded ended) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null
                && signedIn.getPrincipal() instanceof PortalUser account
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web) {
            try {
                receipts.keep(receipt(ended, account, path(web.getRequest())), account);
            } catch (DataAccessException | TransactionException unreachable) {
                // The file is out already.
                log.warn("A download has no receipt: {}", unreachable.getMessage());
            }
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private Receipt receipt(ExportEnded ended, PortalUser account, String path) {
        Export export = ended.export();
        Content content = ended.content();
        Criteria asked = export.request().asked();
        QueryString criteria = new QueryString();
        asked.picked().forEach(criteria::add);
        return new Receipt(
                export.id(),
                account.displayName(),
                export.snapshotAt(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                ended.outcome().name(),
                export.fileName(),
                path,
                criteria.toString(),
                List.copyOf(asked.typed().keySet()),
                words(export.request().words()),
                export.request().format().code(),
                zone.getId(),
                version,
                content.rows(),
                content.bytes(),
                content.sha256(),
                content.step(),
                content.prefixes());
    }

    private String words(List<Chip> chips) {
        return chips.stream()
                .map(chip -> texts.label(chip.name()) + ": " + chip.text())
                .collect(Collectors.joining(" · "));
    }
}
