package io.rastro.ingestion;

import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryRepository;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refuses what a sender of some services may not send: interactions of other services or of none, corrections of what is
 * stored for other services, files of the store, which may be theirs, and records that belong to no service. What the others refer to is kept apart from what their
 * sender does not see.
 */
@Component
class PermittedRows {

    private final DirectoryRepository directory;
    private final RecordKeys keys;
    private final SeparateReferences references;

    PermittedRows(DirectoryRepository directory, RecordKeys keys, SeparateReferences references) {
        this.directory = directory;
        this.keys = keys;
        this.references = references;
    }

    List<CheckedRow> of(Provenance from, List<CheckedRow> rows) {
        if (from.scope().all()) {
            return rows;
        }
        Set<String> services = new HashSet<>(directory
                .names(DirectoryKind.SERVICE, from.scope().serviceIds())
                .values());
        List<CheckedRow> ofServices =
                rows.stream().map(row -> checked(row, services)).toList();
        Set<String> foreign = keys.ofOtherServices(
                from.source(),
                ofServices.stream()
                        .map(CheckedRow::passed)
                        .filter(passed -> passed != null)
                        .map(HashedRecord::externalId)
                        .toList(),
                from.scope().serviceIds());
        return references.of(
                from,
                ofServices.stream().map(row -> checkedAgainst(foreign, row)).toList());
    }

    private static CheckedRow checked(CheckedRow row, Set<String> services) {
        HashedRecord passed = row.passed();
        if (passed == null) {
            return row;
        }
        String service = service(passed.content());
        if (service == null) {
            return row.refused(Notice.of("serviceMissing"));
        }
        if (!services.contains(service)) {
            return row.refused(Notice.of("serviceNotPermitted", service));
        }
        // Whoever sees the interaction would hear whatever file of the store it names, and its erasure would remove
        // that.
        return namesFiles(passed.content()) ? row.refused(Notice.of("recordingNotPermitted")) : row;
    }

    private static boolean namesFiles(Storable content) {
        return content instanceof DerivedInteraction interaction
                && !interaction.facts().trail().recordings().isEmpty();
    }

    private static @Nullable String service(Storable content) {
        return content instanceof DerivedInteraction interaction
                ? interaction.facts().parties().service()
                : null;
    }

    private static CheckedRow checkedAgainst(Set<String> foreign, CheckedRow row) {
        HashedRecord passed = row.passed();
        return passed != null && foreign.contains(passed.externalId())
                ? row.refused(Notice.of("storedForOtherService"))
                : row;
    }
}
