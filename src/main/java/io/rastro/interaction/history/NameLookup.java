package io.rastro.interaction.history;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryNames;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the names that a reader may know of, by ids that may be absent: of services those within the scope, of agents
 * those who act in a segment that may be read, and who receive a transfer if they work for a service within the scope.
 */
record NameLookup(DirectoryNames directory, ServiceScope scope, Set<Integer> receivers) {

    @Nullable
    String service(@Nullable Integer id) {
        return scope.permits(id) && id != null ? directory.service(id) : null;
    }

    @Nullable
    String agent(@Nullable Integer id) {
        return id == null ? null : directory.agent(id);
    }

    /** Whom a segment was handed to. */
    @Nullable
    String receiver(@Nullable Integer id) {
        return id != null && (scope.all() || receivers.contains(id)) ? directory.agent(id) : null;
    }

    List<String> tags(Collection<Integer> ids) {
        return ids.stream().map(directory::tag).filter(Objects::nonNull).toList();
    }
}
