package io.rastro.source;

import io.rastro.account.PortalUser;
import io.rastro.source.SourceEvent.Act;
import io.rastro.source.SourceState.FeedView;
import io.rastro.source.SourceState.Leader;
import io.rastro.system.Origins;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with connected systems. */
@Service
public class ConnectedSources {

    private final SourceRepository repository;
    private final EnteredSourceRepository entered;
    private final SourceTypes types;
    private final SourcePreview preview;
    private final Origins origins;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConnectedSources(
            SourceRepository repository,
            EnteredSourceRepository entered,
            SourceTypes types,
            SourcePreview preview,
            Origins origins,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.entered = entered;
        this.types = types;
        this.preview = preview;
        this.origins = origins;
        this.events = events;
        this.clock = clock;
    }

    public List<SourceType> types() {
        return types.all();
    }

    public Optional<SourceType> type(String key) {
        return types.find(key);
    }

    public List<SourceState> list() {
        return repository.all().stream().map(source -> state(source, false)).toList();
    }

    public Optional<SourceState> find(int id) {
        return repository.find(id).map(source -> state(source, true));
    }

    /** @param compared whether what two sources tell of the last weeks is counted, which takes its time */
    private SourceState state(ConnectedSource source, boolean compared) {
        return new SourceState(
                source.id(),
                source.name(),
                source.type(),
                source.settings(),
                source.secrets().keySet(),
                source.enabled(),
                source.startsAt(),
                leader(source, compared),
                repository.numbers(source.id()),
                Stream.concat(repository.broken(source.id()).stream(), repository.feeds(source.id()).values().stream())
                        .map(FeedView::of)
                        .toList());
    }

    private @Nullable Leader leader(ConnectedSource source, boolean compared) {
        Integer id = source.leader();
        return id == null
                ? null
                : repository
                        .find(id)
                        .map(leader -> new Leader(
                                id,
                                leader.name(),
                                source.joined(),
                                source.joined() || !compared
                                        ? null
                                        : repository.shared().reconciled(source.id(), id)))
                        .orElse(null);
    }

    /** A new source, at rest until it is enabled. */
    @Transactional
    public int add(SourceDraft draft, PortalUser by) {
        String origin = origins.register(draft.name()).key();
        int id = entered.add(draft.name(), origin, draft.type(), clock.instant(), by.displayName());
        entered.change(id, draft.name(), settings(draft, false), settings(draft, true), draft.startsAt());
        follow(id, draft.type(), draft.sameAs());
        events.publishEvent(new SourceEvent(Act.ADDED, id, draft.name(), draft.type()));
        return id;
    }

    @Transactional
    public void change(int id, SourceDraft draft) {
        ConnectedSource source = repository.find(id).orElseThrow();
        Map<String, String> secrets = new HashMap<>(source.secrets());
        secrets.putAll(settings(draft, true));
        entered.change(id, draft.name(), settings(draft, false), secrets, draft.startsAt());
        follow(id, draft.type(), draft.sameAs());
        events.publishEvent(new SourceEvent(Act.CHANGED, id, draft.name(), draft.type()));
    }

    private void follow(int id, String type, @Nullable Integer leader) {
        boolean joined = leader != null
                && types.find(type).orElseThrow().joinsSources()
                && repository.find(leader).orElseThrow().type().equals(type);
        entered.follow(id, leader, joined, clock.instant());
    }

    /**
     * Adds lines to a setting that is {@link SourceSetting.Kind#MAP}.
     *
     * @throws IllegalArgumentException it has no such setting
     */
    @Transactional
    public void tell(int id, String setting, SettingMap more) {
        ConnectedSource source = repository.find(id).orElseThrow();
        if (types.find(source.type()).orElseThrow().settings().stream()
                .noneMatch(each -> each.name().equals(setting) && each.kind() == SourceSetting.Kind.MAP)) {
            throw new IllegalArgumentException(setting);
        }
        Map<String, String> settings = new LinkedHashMap<>(source.settings());
        settings.merge(
                setting,
                more.lines(),
                (told, added) -> SettingMap.of(told).with(more).lines());
        entered.change(id, source.name(), settings, source.secrets(), source.startsAt());
        note(Act.CHANGED, source);
    }

    private void note(Act act, ConnectedSource source) {
        events.publishEvent(SourceEvent.of(act, source));
    }

    /** Those that are secret, encrypted; or those that are not. */
    private Map<String, String> settings(SourceDraft draft, boolean secret) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (SourceSetting setting : types.find(draft.type()).orElseThrow().settings()) {
            String value = draft.values()
                    .getOrDefault(setting.name(), "")
                    .replace("\0", "")
                    .strip();
            if (!value.isEmpty() && (setting.kind() == SourceSetting.Kind.SECRET) == secret) {
                settings.put(setting.name(), secret ? types.encrypted(value) : value);
            }
        }
        return settings;
    }

    @Transactional
    public void enable(int id, boolean enabled) {
        ConnectedSource source = repository.find(id).orElseThrow();
        entered.enable(id, enabled);
        note(enabled ? Act.ENABLED : Act.DISABLED, source);
    }

    /** Reads everything from the beginning again: what is stored is corrected, and nothing doubled. */
    @Transactional
    public void readAgain(int id) {
        ConnectedSource source = repository.find(id).orElseThrow();
        Integer leader = source.leader();
        entered.forgetPositions(leader != null && source.joined() ? leader : id);
        note(Act.READ_AGAIN, source);
    }

    /** Tries to reach it, and shows what its last events would be stored as. */
    public SourcePreview.Answer tryOut(int id) {
        ConnectedSource source = repository.find(id).orElseThrow();
        note(Act.PREVIEWED, source);
        return types.find(source.type())
                .map(type -> preview.of(type, types.settings(source), source.startsAt()))
                .orElseThrow();
    }
}
