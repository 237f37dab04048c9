package io.rastro.ingestion;

import io.rastro.account.ServiceScope;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable Set<Integer> serviceIds;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected RememberedMapping() {}

    /** The services that who said it could see: who sees all of them sees it. */
    ServiceScope scope() {
        return ServiceScope.ofStored(serviceIds);
    }

    RememberedMappings.Remembered read() {
        return new RememberedMappings.Remembered(
                Objects.requireNonNull(id), kind, source, name, CsvMappings.read(mapping), usedBy, usedAt);
    }
}
