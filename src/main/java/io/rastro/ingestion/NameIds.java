package io.rastro.ingestion;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ids of the names in the directory tables; a name heard for the first time gets one. Names are always inserted in
 * order, so that two batches with the same new names wait for each other instead of locking each other out.
 */
@Component
class NameIds {

    /** Tables that are no more than a list of names. */
    enum NameTable {
        SERVICE_QUEUE,
        TAG,
        AGENT_TAG,
        IVR,
        PAUSE_REASON;

        private String sqlName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient jdbc;

    NameIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What records refer to, each once. */
    static <R> Set<String> mentioned(Collection<R> records, Function<R, @Nullable String> name) {
        return records.stream()
                .flatMap(record -> Stream.ofNullable(name.apply(record)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The id of a name that may not be known. */
    static <V> @Nullable V idOf(@Nullable String name, Map<String, V> ids) {
        return name == null ? null : ids.get(name);
    }

    Map<String, Integer> idsOf(NameTable table, Collection<String> names) {
        String find = "select name, id from " + table.sqlName() + " where name = any(?)";
        String create = "insert into " + table.sqlName()
                + " (name) select name from unnest(?::text[]) as name order by name on conflict do nothing returning name, id";
        return resolve(names, requested -> ids(find, requested), missing -> ids(create, missing));
    }

    private Map<String, Integer> ids(String sql, Collection<String> names) {
        Map<String, Integer> ids = new HashMap<>();
        jdbc.sql(sql).param(names.toArray(String[]::new)).query(row -> {
            ids.put(row.getString(1), row.getInt(2));
        });
        return ids;
    }

    /** Finds, creates what is missing, and finds again what another transaction created meanwhile. */
    static <K extends Comparable<K>, V> Map<K, V> resolve(
            Collection<K> requested,
            Function<Collection<K>, Map<K, V>> find,
            Function<Collection<K>, Map<K, V>> create) {
        if (requested.isEmpty()) {
            return Map.of();
        }
        Map<K, V> found = new HashMap<>(find.apply(requested));
        Set<K> missing = missing(requested, found);
        if (!missing.isEmpty()) {
            found.putAll(create.apply(missing));
            missing = missing(requested, found);
        }
        if (!missing.isEmpty()) {
            found.putAll(find.apply(missing));
        }
        return found;
    }

    private static <K extends Comparable<K>, V> Set<K> missing(Collection<K> requested, Map<K, V> found) {
        return requested.stream().filter(key -> !found.containsKey(key)).collect(Collectors.toCollection(TreeSet::new));
    }
}
