package io.rastro.directory;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that ids stand for, as they were when this was read. */
public record DirectoryNames(Map<Integer, String> services, Map<Integer, String> agents, Map<Integer, String> tags) {

    /** The service's name; null for id 0, which is how JDBC reads an absent one. */
    public @Nullable String service(int id) {
        return services.get(id);
    }

    /** The agent's name; null for id 0, which is how JDBC reads an absent one. */
    public @Nullable String agent(int id) {
        return agents.get(id);
    }

    public @Nullable String tag(int id) {
        return tags.get(id);
    }
}
