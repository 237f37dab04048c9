package io.rastro.interaction;

import io.rastro.directory.DirectoryNames;
import io.rastro.report.sql.ResultSetFields;
import io.rastro.report.sql.RowFields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a medium that {@link InteractionRowSql} selects. */
final class InteractionRowMapper {

    private final StoredColumn<?>[] columns;
    private final int width = StoredColumn.all().size();
    private final Dictionaries dictionaries;

    InteractionRowMapper(Medium medium, Dictionaries dictionaries) {
        this.columns = StoredColumn.of(medium).toArray(StoredColumn<?>[]::new);
        this.dictionaries = dictionaries;
    }

    InteractionRow map(ResultSet row) throws SQLException {
        return map(new ResultSetFields(row));
    }

    InteractionRow map(RowFields row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[width];
        for (int place = 0; place < columns.length; place++) {
            columns[place].read(row, place + 1, dictionaries, values);
        }
        return new InteractionRow(Arrays.asList(values));
    }

    /** What the ids in rows stand for, as of one transaction. */
    record Dictionaries(DirectoryNames names, Map<Integer, Outcome> outcomes) {

        Outcome outcome(int id) {
            Outcome outcome = outcomes.get(id);
            if (outcome == null) {
                throw new IllegalStateException("Outcome " + id + " is not in the dictionary read in this transaction");
            }
            return outcome;
        }

        List<String> tags(int[] ids) {
            List<String> tags = new ArrayList<>(ids.length);
            for (int id : ids) {
                String name = names.tag(id);
                if (name != null) {
                    tags.add(name);
                }
            }
            return tags;
        }
    }
}
