package io.rastro.ingestion;

import io.rastro.account.ServiceScope;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One uploaded file and how far it got, as it was when this was read: changes of state are statements of the repository. */
@Entity
public class ImportRun {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Enumerated(EnumType.STRING)
    private RecordKind kind;

    private String source;

    private String fileName;

    private long sizeBytes;

    @Enumerated(EnumType.STRING)
    private ImportFormat format;

    private @Nullable String mapping;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private String createdBy;

    private Instant createdAt;

    private @Nullable Instant startedAt;

    private @Nullable Instant finishedAt;

    private boolean cancelling;

    private long bytesDone;

    private long accepted;

    private long unchanged;

    private long updated;

    private long rejected;

    private @Nullable Character delimiter;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable List<String> header;

    private @Nullable String problem;

    private boolean rowsMarked;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private @Nullable Set<Integer> serviceIds;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected ImportRun() {}

    /** An upload of which it is not known yet whether it needs a mapping. */
    ImportRun(ImportRuns.Upload upload, Instant now) {
        this.kind = upload.kind();
        this.source = upload.source();
        this.fileName = upload.fileName();
        this.sizeBytes = upload.sizeBytes();
        this.format = upload.format();
        this.state = ImportState.MAPPING;
        this.createdBy = upload.createdBy();
        this.serviceIds = upload.scope().stored();
        this.createdAt = now;
    }

    public int id() {
        return Math.toIntExact(Objects.requireNonNull(id));
    }

    public RecordKind kind() {
        return kind;
    }

    public String source() {
        return source;
    }

    public String fileName() {
        return fileName;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public ImportFormat format() {
        return format;
    }

    /** The {@link CsvMapping} or {@link ChatMapping} as JSON; null for JSON. */
    public @Nullable String mapping() {
        return mapping;
    }

    public ImportState state() {
        return state;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }

    public boolean cancelling() {
        return cancelling;
    }

    /** How much of the file has been read. */
    public long bytesDone() {
        return bytesDone;
    }

    public long accepted() {
        return accepted;
    }

    public long unchanged() {
        return unchanged;
    }

    public long updated() {
        return updated;
    }

    public long rejected() {
        return rejected;
    }

    /** Between the cells of a table, once it has been opened. */
    public @Nullable Character delimiter() {
        return delimiter;
    }

    /** The names of its columns; null with the delimiter. */
    public @Nullable List<String> header() {
        return header;
    }

    /** The key of the notice why it failed; null unless it did. */
    public @Nullable String problem() {
        return problem;
    }

    /** The services that who sent it could see: its rows are of these, and who sees all of them sees it. */
    public ServiceScope scope() {
        return ServiceScope.ofStored(serviceIds);
    }

    /** Whether the rows it writes carry its id. */
    public boolean rowsMarked() {
        return rowsMarked;
    }

    public long read() {
        return accepted + unchanged + updated + rejected;
    }

    public int percent() {
        if (state == ImportState.DONE) {
            return 100;
        }
        return sizeBytes == 0 ? 0 : (int) Math.min(100, bytesDone * 100 / sizeBytes);
    }

    /** Rows a second since the start; 0 before there is anything to tell. */
    public long speed(Instant now) {
        long milliseconds = elapsed(now).toMillis();
        return milliseconds == 0 ? 0 : read() * 1000 / milliseconds;
    }

    /** How long the rest will take at the speed so far; null before there is anything to tell. */
    public @Nullable Long secondsLeft(Instant now) {
        if (state != ImportState.RUNNING || bytesDone == 0) {
            return null;
        }
        return elapsed(now).toSeconds() * (sizeBytes - bytesDone) / bytesDone;
    }

    private Duration elapsed(Instant now) {
        Instant until = finishedAt == null ? now : finishedAt;
        return startedAt == null ? Duration.ZERO : Duration.between(startedAt, until);
    }
}
