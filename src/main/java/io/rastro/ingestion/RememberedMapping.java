package io.rastro.ingestion;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link CsvMapping} with the name somebody gave it; usedAt is when an import last started with it. */
@Entity
@Table(name = "csv_mapping")
@SuppressWarnings("UnusedVariable") // columns that queries read
class RememberedMapping {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Integer id;

    @Enumerated(EnumType.STRING)
    private RecordKind kind;

    private String source;
    private String shape;
    private String name;
    private String mapping;
    private String usedBy;
    private Instant usedAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected RememberedMapping() {}

    RememberedMappings.Remembered read() {
        return new RememberedMappings.Remembered(
                Objects.requireNonNull(id), kind, source, name, CsvMappings.read(mapping), usedBy, usedAt);
    }
}
