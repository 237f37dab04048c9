package io.rastro.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Rows of an import that are stored, of one medium where they have one, from the first to the last. */
@DynamicUpdate
@Entity
@Table(name = "import_coverage")
public class CoveredRows {

    /** An import and a medium; empty: its rows have none. */
    @Embeddable
    record Key(int runId, String medium) {}

    @EmbeddedId
    private Key key;

    @Column(name = "rows")
    private long rowCount;

    private Instant firstAt;
    private Instant lastAt;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected CoveredRows() {}

    /** None yet; the first of them will be of this instant. */
    CoveredRows(Key key, Instant at) {
        this.key = key;
        this.firstAt = at;
        this.lastAt = at;
    }

    Key key() {
        return key;
    }

    void add(Instant at) {
        rowCount++;
        firstAt = at.isBefore(firstAt) ? at : firstAt;
        lastAt = at.isAfter(lastAt) ? at : lastAt;
    }

    public @Nullable String medium() {
        return key.medium().isEmpty() ? null : key.medium();
    }

    public long rows() {
        return rowCount;
    }

    public Instant first() {
        return firstAt;
    }

    public Instant last() {
        return lastAt;
    }
}
