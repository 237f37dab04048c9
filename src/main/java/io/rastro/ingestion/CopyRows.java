package io.rastro.ingestion;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for one table in the text form of PostgreSQL's COPY, the quickest way in; collected, then sent at once. */
final class CopyRows {

    private final String command;
    private final StringBuilder text = new StringBuilder();

    CopyRows(String table, String columns) {
        this.command = "copy " + table + " (" + columns + ") from stdin";
    }

    void add(@Nullable Object... values) {
        for (int index = 0; index < values.length; index++) {
            if (index > 0) {
                text.append('\t');
            }
            append(values[index]);
        }
        text.append('\n');
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            escape(string);
        } else if (value instanceof Enum<?> constant) {
            text.append(constant.name());
        } else if (value instanceof Collection<?> numbers) {
            array(numbers);
        } else {
            text.append(value);
        }
    }

    private void escape(String value) {
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            switch (unit) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(unit);
            }
        }
    }

    private void array(Collection<?> numbers) {
        text.append('{');
        for (Iterator<?> iterator = numbers.iterator(); iterator.hasNext(); ) {
            text.append(iterator.next());
            if (iterator.hasNext()) {
                text.append(',');
            }
        }
        text.append('}');
    }

    void send(Connection connection) throws SQLException, IOException {
        if (!text.isEmpty()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command, new StringReader(text.toString()));
        }
    }
}
