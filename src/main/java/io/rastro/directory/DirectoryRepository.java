package io.rastro.directory;

import io.rastro.account.ServiceScope;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** The dictionaries that interactions refer to, by their kind. */
@Repository
public class DirectoryRepository {

    private final Map<DirectoryKind, PickList> lists = new EnumMap<>(DirectoryKind.class);
    private final Map<DirectoryKind, NamedEntryRepository<?>> named = new EnumMap<>(DirectoryKind.class);

    private final ScopeRepository scopes;

    DirectoryRepository(List<PickList> lists, List<NamedEntryRepository<?>> named, ScopeRepository scopes) {
        this.scopes = scopes;
        lists.forEach(list -> this.lists.put(list.kind(), list));
        named.forEach(list -> this.named.put(list.kind(), list));
    }

    /** Every name, for writing rows; a few thousand short texts. */
    public DirectoryNames names() {
        return new DirectoryNames(
                namesOf(DirectoryKind.SERVICE), namesOf(DirectoryKind.AGENT), namesOf(DirectoryKind.TAG));
    }

    private Map<Integer, String> namesOf(DirectoryKind kind) {
        return named(kind).entries().stream()
                .collect(Collectors.toMap(entry -> Math.toIntExact(entry.id()), DirectoryOption::name));
    }

    /** All entries of a kind in the order of their names, accents and case ignored; not of files or contacts. */
    public List<DirectoryOption> options(DirectoryKind kind) {
        return named(kind).options();
    }

    /** The entries with these ids; ids that do not exist are left out. */
    public List<DirectoryOption> options(DirectoryKind kind, Collection<Long> ids) {
        return of(lists, kind).options(ids);
    }

    /** All entries that a reader of these services may know of. */
    public List<DirectoryOption> options(DirectoryKind kind, ServiceScope scope) {
        return visible(kind, options(kind), scope);
    }

    /** Those with these ids, if the reader may know of them. */
    public List<DirectoryOption> options(DirectoryKind kind, Collection<Long> ids, ServiceScope scope) {
        return visible(kind, options(kind, ids), scope);
    }

    private List<DirectoryOption> visible(DirectoryKind kind, List<DirectoryOption> options, ServiceScope scope) {
        Set<Long> visible =
                scopes.visible(kind, options.stream().map(DirectoryOption::id).toList(), scope);
        return options.stream().filter(option -> visible.contains(option.id())).toList();
    }

    /** The ids among these that stand for nothing the reader may know of: whether for anything is not to be told apart. */
    public Set<Long> unknown(DirectoryKind kind, Collection<Long> ids, ServiceScope scope) {
        Set<Long> unknown = new LinkedHashSet<>(ids);
        options(kind, ids, scope).forEach(option -> unknown.remove(option.id()));
        return unknown;
    }

    private NamedEntryRepository<?> named(DirectoryKind kind) {
        return of(named, kind);
    }

    private static <L> L of(Map<DirectoryKind, L> lists, DirectoryKind kind) {
        L list = lists.get(kind);
        if (list == null) {
            throw new IllegalArgumentException("No list of " + kind);
        }
        return list;
    }
}
