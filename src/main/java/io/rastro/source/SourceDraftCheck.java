package io.rastro.source;

import io.rastro.system.Origins;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what somebody entered of a source goes with the others that there are. */
@Component
public class SourceDraftCheck {

    private final SourceRepository repository;
    private final EnteredSourceRepository entered;
    private final SourceTypes types;
    private final Origins origins;

    SourceDraftCheck(SourceRepository repository, EnteredSourceRepository entered, SourceTypes types, Origins origins) {
        this.repository = repository;
        this.entered = entered;
        this.types = types;
        this.origins = origins;
    }

    /** Whether another source is called so, or files its records under this name. */
    public boolean isTaken(String name, @Nullable Integer by) {
        return entered.isTaken(name, origins.key(name), by);
    }

    /**
     * Which sources may go first of a source that tells of the same conversations: whoever follows has nobody who follows it.
     *
     * @param by null: it is new
     * @return their names by their ids, in the order of the names
     */
    public List<SourceName> leaders(@Nullable Integer by) {
        List<ConnectedSource> all = repository.all();
        if (all.stream().anyMatch(source -> Objects.equals(source.id(), by) && source.followed())) {
            return List.of();
        }
        return all.stream()
                .filter(source -> !Objects.equals(source.id(), by) && source.leader() == null)
                .map(source -> new SourceName(source.id(), source.name()))
                .toList();
    }

    /** A source to be chosen. */
    public record SourceName(int id, String name) {}

    /** Whether the source that a draft follows may go first. */
    public boolean isLed(SourceDraft draft, @Nullable Integer by) {
        return draft.sameAs() == null
                || leaders(by).stream().anyMatch(each -> Objects.equals(each.id(), draft.sameAs()));
    }

    /**
     * What of a draft another source reads already, or is told twice in it.
     *
     * @param by the source that it is of; null: it is new
     * @return settings
     */
    public List<String> readAlready(SourceDraft draft, @Nullable Integer by) {
        Set<String> read = new HashSet<>();
        for (ConnectedSource source : repository.all()) {
            if (!Objects.equals(source.id(), by)) {
                types.find(source.type())
                        .ifPresent(type ->
                                read.addAll(type.places(source.settings()).values()));
            }
        }
        return types.find(draft.type()).orElseThrow().places(draft.values()).entrySet().stream()
                .filter(place -> !read.add(place.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What of a draft those that are read with it are told otherwise. */
    public List<String> toldOtherwise(SourceDraft draft, @Nullable Integer by) {
        SourceType type = types.find(draft.type()).orElseThrow();
        List<ConnectedSource> joined = repository.all().stream()
                .filter(source -> isJoined(source, type, draft, by))
                .toList();
        return type.settings().stream()
                .filter(setting -> setting.kind() != SourceSetting.Kind.MAP)
                .filter(setting -> joined.stream().anyMatch(source -> differs(setting, source, draft)))
                .map(SourceSetting::name)
                .toList();
    }

    private static boolean isJoined(ConnectedSource source, SourceType type, SourceDraft draft, @Nullable Integer by) {
        boolean leads = Objects.equals(source.id(), draft.sameAs());
        boolean follows = by != null && Objects.equals(source.leader(), by);
        return type.joinsSources() && type.key().equals(source.type()) && (leads || follows);
    }

    private boolean differs(SourceSetting setting, ConnectedSource source, SourceDraft draft) {
        String told = draft.values().getOrDefault(setting.name(), "").strip();
        return !told.isEmpty()
                && Stream.ofNullable(types.settings(source).get(setting.name())).anyMatch(other -> !other.equals(told));
    }
}
