package io.rastro.directory;

import io.rastro.account.ServiceScope;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Repository;

/** The dictionaries that interactions refer to, by their kind. */
@Repository
public class DirectoryRepository {

    private final List<PickList> lists;
    private final List<NamedEntryRepository<?>> named;
    private final ScopeRepository scopes;

    /** A list of beans makes each of them, which repositories put off to their first use. */
    DirectoryRepository(@Lazy List<PickList> lists, @Lazy List<NamedEntryRepository<?>> named, ScopeRepository scopes) {
        this.lists = lists;
        this.named = named;
        this.scopes = scopes;
    }

    /** Every name, for writing rows; a few thousand short texts. */
    public DirectoryNames names() {
        return new DirectoryNames(
                namesOf(DirectoryKind.SERVICE), namesOf(DirectoryKind.AGENT), namesOf(DirectoryKind.TAG));
    }

    private Map<Integer, String> namesOf(DirectoryKind kind) {
        return DirectoryOption.names(named(kind).entries());
    }

    /** All entries of a kind in the order of their names, accents and case ignored; not of files or contacts. */
    public List<DirectoryOption> options(DirectoryKind kind) {
        return named(kind).options();
    }

    /** The entries with these ids; ids that do not exist are left out. */
    public List<DirectoryOption> options(DirectoryKind kind, Collection<Long> ids) {
        return of(lists, kind).options(ids.toArray(Long[]::new));
    }

    /** The names of the entries with these ids, by id, in their order, accents and case ignored. */
    public Map<Integer, String> names(DirectoryKind kind, Collection<Integer> ids) {
        return DirectoryOption.names(
                options(kind, ids.stream().map(Long::valueOf).toList()));
    }

    /** All entries that a reader of these services may know of. */
    public List<DirectoryOption> options(DirectoryKind kind, ServiceScope scope) {
        return visible(kind, options(kind), scope);
    }

    /** Those with these ids, if the reader may know of them. */
    public List<DirectoryOption> options(DirectoryKind kind, Collection<Long> ids, ServiceScope scope) {
        List<DirectoryOption> visible = visible(kind, options(kind, ids), scope);
        return kind == DirectoryKind.CONTACT
                ? visible.stream()
                        .map(contact ->
                                new DirectoryOption(contact.id(), scope.mask().label(contact.name())))
                        .toList()
                : visible;
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

    private static <L extends PickList> L of(List<L> lists, DirectoryKind kind) {
        return lists.stream()
                .filter(list -> list.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No list of " + kind));
    }
}
