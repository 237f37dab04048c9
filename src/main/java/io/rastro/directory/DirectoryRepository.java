package io.rastro.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the dictionaries that interactions refer to. */
@Repository
public class DirectoryRepository {

    private final NamedParameterJdbcTemplate jdbc;

    DirectoryRepository(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Every name, for writing rows; a few thousand short texts. */
    public DirectoryNames names() {
        return new DirectoryNames(
                namesOf(DirectoryKind.SERVICE), namesOf(DirectoryKind.AGENT), namesOf(DirectoryKind.TAG));
    }

    private Map<Integer, String> namesOf(DirectoryKind kind) {
        Map<Integer, String> names = new HashMap<>();
        jdbc.query("select id, name from " + kind.table(), row -> {
            names.put(row.getInt(1), row.getString(2));
        });
        return names;
    }

    /** All entries of a kind in the order of their names, accents and case ignored. */
    public List<DirectoryOption> options(DirectoryKind kind) {
        return jdbc.query(
                "select id, name from " + kind.table() + " order by fold(name), name, id", DirectoryOption::map);
    }

    /** The entries with these ids; ids that do not exist are left out. */
    public List<DirectoryOption> options(DirectoryKind kind, Collection<Long> ids) {
        return jdbc.query(
                "select id, name from (select id, " + kind.label() + " as name from " + kind.table()
                        + " where id = any(:ids)) option order by fold(name), id",
                Map.of("ids", ids.stream().mapToLong(Long::longValue).toArray()),
                DirectoryOption::map);
    }

    /** The ids among these that stand for nothing. */
    public Set<Long> unknown(DirectoryKind kind, Collection<Long> ids) {
        Set<Long> unknown = new LinkedHashSet<>(ids);
        options(kind, ids).forEach(option -> unknown.remove(option.id()));
        return unknown;
    }
}
