package io.rastro.ledger;

import io.rastro.interaction.InteractionService;
import io.rastro.ledger.LedgerQueries.KeptExport;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Finds the exports that held somebody without a list of whom each held: what was asked for is asked again, of this one
 * person alone, as of then.
 */
@Service
class ExportedSubjects {

    private final InteractionService interactions;

    ExportedSubjects(InteractionService interactions) {
        this.interactions = interactions;
    }

    /** The numbers of the entries of those exports that held them. */
    List<Long> holding(DataSubject subject, List<KeptExport> exports) {
        if (subject.contactIds().isEmpty()) {
            return List.of();
        }
        Map<KeptCriteria, Optional<Instant>> known = new HashMap<>();
        return exports.stream()
                .filter(export -> known.computeIfAbsent(export.criteria(), criteria -> first(criteria, subject))
                        .filter(first -> !first.isAfter(export.at()))
                        .isPresent())
                .map(KeptExport::number)
                .toList();
    }

    private Optional<Instant> first(KeptCriteria criteria, DataSubject subject) {
        if (!criteria.ofRows() || !criteria.typedFor(subject.hashes())) {
            return Optional.empty();
        }
        return criteria.searches().stream()
                .flatMap(search -> interactions.firstOf(subject.contactIds(), search, criteria.scope()).stream())
                .min(Instant::compareTo);
    }
}
