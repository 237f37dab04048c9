package io.rastro.directory;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The ids whose names a page needs, noted before any name is read. */
public final class WantedNames {

    private final Map<DirectoryKind, Set<Integer>> ids = new EnumMap<>(DirectoryKind.class);

    /** @param id 0, which is how JDBC reads an absent one, needs no name */
    public void add(DirectoryKind kind, int id) {
        if (id != 0) {
            ids.computeIfAbsent(kind, each -> new TreeSet<>()).add(id);
        }
    }

    Collection<Integer> of(DirectoryKind kind) {
        return ids.getOrDefault(kind, Set.of());
    }
}
