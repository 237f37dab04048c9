package io.rastro.ingestion;

import io.rastro.account.PortalUser;
import io.rastro.account.ServiceScope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the columns of CSVs were said to mean, one mapping for each shape of file and source. */
@Service
@Transactional
public class RememberedMappings {

    private static final int OFFERED = 5;
    private static final int LISTED = 200;

    private final RememberedMappingRepository mappings;
    private final Clock clock;

    RememberedMappings(RememberedMappingRepository mappings, Clock clock) {
        this.mappings = mappings;
        this.clock = clock;
    }

    /** A mapping with the name somebody gave it; usedAt is when an import last started with it. */
    public record Remembered(
            int id, RecordKind kind, String source, String name, CsvMapping mapping, String usedBy, Instant usedAt) {}

    /**
     * The mappings that suit a file, as they apply to it: those of its source first, then the last used.
     *
     * @param proposal what would be proposed for the file if nothing were remembered
     */
    public List<Remembered> suiting(CsvMapping proposal, String source, ServiceScope scope) {
        return mappings
                .suiting(proposal.records(), proposal.possibleShapes().toArray(String[]::new), source, Limit.of(LISTED))
                .stream()
                .filter(known -> scope.covers(known.scope()))
                .limit(OFFERED)
                .map(RememberedMapping::read)
                .map(found -> new Remembered(
                        found.id,
                        found.kind,
                        found.source,
                        found.name,
                        found.mapping.appliedTo(proposal),
                        found.usedBy,
                        found.usedAt))
                .toList();
    }

    /** Keeps it for the next file of the shape from this source, in the place of the one before if the reader knows of it. */
    public void remember(CsvMapping mapping, String source, String name, PortalUser reader) {
        if (mappings.of(mapping.records(), mapping.shape(), source)
                .filter(known -> !reader.scope().covers(known.scope()))
                .isEmpty()) {
            mappings.put(
                    mapping.records(),
                    source,
                    mapping.shape(),
                    name,
                    CsvMappings.write(mapping),
                    reader.getUsername(),
                    clock.instant(),
                    reader.scope().stored());
        }
    }

    public List<Remembered> latest(ServiceScope scope) {
        return mappings.latest(Limit.of(LISTED)).stream()
                .filter(known -> scope.covers(known.scope()))
                .map(RememberedMapping::read)
                .toList();
    }

    /** False: there is none, or not for a reader of these services. */
    public boolean rename(int id, String name, ServiceScope scope) {
        return known(id, scope) && mappings.rename(id, name) == 1;
    }

    /** False: there is none, or not for a reader of these services. */
    public boolean forget(int id, ServiceScope scope) {
        return known(id, scope) && mappings.forget(id) == 1;
    }

    private boolean known(int id, ServiceScope scope) {
        return mappings.findById(id)
                .filter(known -> scope.covers(known.scope()))
                .isPresent();
    }
}
