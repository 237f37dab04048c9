package io.rastro.benchmark.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The indexes of a table that are dropped while it is filled, and built once afterwards. */
record SuspendedIndexes(List<String> definitions) {

    static SuspendedIndexes of(Connection connection, String table) throws SQLException {
        List<String> constraints = Sql.texts(connection, """
                select format('alter table %1$s add constraint %2$I %3$s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                from pg_constraint where conrelid = '%s'::regclass and contype in ('p', 'u')""".replace("'%s'", "'" + table + "'"));
        List<String> indexes = Sql.texts(
                connection,
                "select pg_get_indexdef(indexrelid) from pg_index i where indrelid = '" + table + "'::regclass"
                        + " and not exists (select from pg_constraint where conindid = i.indexrelid)");
        for (String drop : Sql.texts(connection, """
                select format('alter table %1$s drop constraint %2$I', conrelid::regclass, conname)
                from pg_constraint where conrelid = '%s'::regclass and contype in ('p', 'u')
                union all
                select format('drop index %s', indexrelid::regclass) from pg_index i
                where indrelid = '%s'::regclass and not exists (select from pg_constraint where conindid = i.indexrelid)""".replace("'%s'", "'" + table + "'"))) {
            Sql.run(connection, drop);
        }
        constraints.addAll(indexes);
        return new SuspendedIndexes(List.copyOf(constraints));
    }

    void restore(Connection connection) throws SQLException {
        for (String definition : definitions) {
            Sql.run(connection, definition);
        }
    }
}
