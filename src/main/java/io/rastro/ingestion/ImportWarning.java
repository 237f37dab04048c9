package io.rastro.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A kind of oddity of an import, how many rows have it, and the first of them. */
@DynamicUpdate
@Entity
public class ImportWarning {

    /** Names of fields tell kinds of oddities apart; empty: it is of no field. */
    @Embeddable
    record Key(int runId, String code, String field) {

        static Key of(int runId, Notice notice) {
            String first =
                    notice.arguments().isEmpty() ? "" : notice.arguments().get(0);
            return new Key(runId, notice.key(), isField(first) ? first : "");
        }

        private static boolean isField(String argument) {
            return !argument.isEmpty() && Character.isLetter(argument.charAt(0)) && argument.length() <= 100;
        }
    }

    @EmbeddedId
    private Key key;

    private long firstLine;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> arguments;

    @Column(name = "rows")
    private long rowCount;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected ImportWarning() {}

    /** A kind that is new, and no row of it yet. */
    ImportWarning(Key key, long firstLine, Notice notice) {
        this.key = key;
        this.firstLine = firstLine;
        this.arguments = notice.arguments();
    }

    Key key() {
        return key;
    }

    void count() {
        rowCount++;
    }

    public Notice notice() {
        return new Notice(key.code(), arguments);
    }

    public long rows() {
        return rowCount;
    }

    public long firstLine() {
        return firstLine;
    }
}
