package io.rastro.interaction;

import io.rastro.directory.DirectoryNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@link InteractionRowSql}. */
final class InteractionRowMapper {

    private static final StoredColumn<?>[] COLUMNS = StoredColumn.ALL.toArray(StoredColumn<?>[]::new);

    private final Dictionaries dictionaries;

    InteractionRowMapper(Dictionaries dictionaries) {
        this.dictionaries = dictionaries;
    }

    InteractionRow map(ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[COLUMNS.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = COLUMNS[index].read(row, dictionaries);
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

        /** @param ids with commas between them */
        List<String> tags(String ids) {
            if (ids.isEmpty()) {
                return List.of();
            }
            List<String> tags = new ArrayList<>();
            for (String id : ids.split(",", -1)) {
                String name = names.tag(Integer.parseInt(id));
                if (name != null) {
                    tags.add(name);
                }
            }
            return tags;
        }
    }
}
