package io.rastro.directory;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.Immutable;

/** A row of the directory that is no more than a name. Ingestion writes it; here it is only read. */
@MappedSuperclass
@Immutable
@SuppressWarnings("UnusedVariable") // columns that queries read
abstract class NamedEntry {

    @Id
    private Long id;

    private String name;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected NamedEntry() {}
}
