package io.rastro.interaction.history;

import io.rastro.directory.DirectoryNames;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks names up by ids that may be absent. */
record NameLookup(DirectoryNames directory) {

    @Nullable
    String service(@Nullable Integer id) {
        return id == null ? null : directory.service(id);
    }

    @Nullable
    String agent(@Nullable Integer id) {
        return id == null ? null : directory.agent(id);
    }

    List<String> tags(Collection<Integer> ids) {
        return ids.stream().map(directory::tag).filter(Objects::nonNull).toList();
    }
}
