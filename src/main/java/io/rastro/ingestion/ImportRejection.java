package io.rastro.ingestion;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of an import that was not kept, as it came. Written by COPY: a large file may have a million of them. */
@Entity
@Immutable
@SuppressWarnings("UnusedVariable") // columns that queries read
class ImportRejection {

    @Embeddable
    record Key(int runId, long line) {}

    @EmbeddedId
    private Key key;

    private @Nullable String externalId;
    private String code;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> arguments;

    private @Nullable String raw;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected ImportRejection() {}
}
