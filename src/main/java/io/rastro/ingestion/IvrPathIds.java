package io.rastro.ingestion;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ids of the ways callers take through an IVR. */
@Component
class IvrPathIds {

    private final JdbcClient jdbc;

    IvrPathIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of paths by what {@link #key} makes of them; new ones get one. */
    Map<String, Integer> idsOf(Collection<String> keys) {
        return NameIds.resolve(keys, this::find, this::create);
    }

    /** A path as the text of a PostgreSQL array, which holds whatever an option may be called. */
    static String key(List<String> path) {
        return path.stream()
                .map(option -> '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Map<String, Integer> find(Collection<String> keys) {
        Map<String, Integer> ids = new HashMap<>();
        jdbc.sql("""
                select heard.path, known.id from unnest(?::text[]) as heard (path)
                join ivr_path known on known.options = heard.path::text[]""").param(keys.toArray(String[]::new)).query(row -> {
            ids.put(row.getString(1), row.getInt(2));
        });
        return ids;
    }

    private Map<String, Integer> create(Collection<String> keys) {
        jdbc.sql("""
                insert into ivr_path (options) select path::text[] from unnest(?::text[]) as heard (path) order by path
                on conflict do nothing""").param(keys.toArray(String[]::new)).update();
        return find(keys);
    }
}
