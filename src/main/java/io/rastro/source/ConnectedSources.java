package io.rastro.source;

import io.rastro.account.PortalUser;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.IngestionService;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.SourceEvent.Act;
import io.rastro.system.Origins;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with connected systems. */
@Service
public class ConnectedSources {

    /** So many groups are put together again at once. */
    private static final int RETRIED_GROUPS = 1_000;

    private final SourceRepository repository;
    private final SourceBucketRepository buckets;
    private final SourceTypes types;
    private final SourcePreview preview;
    private final IngestionService ingestion;
    private final Origins origins;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConnectedSources(
            SourceRepository repository,
            SourceBucketRepository buckets,
            SourceTypes types,
            SourcePreview preview,
            IngestionService ingestion,
            Origins origins,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.buckets = buckets;
        this.types = types;
        this.preview = preview;
        this.ingestion = ingestion;
        this.origins = origins;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody enters.
     *
     * @param values by the names of the type's settings; a secret that is empty stays as it is
     */
    public record SourceDraft(
            String name,
            String type,
            Map<String, String> values,
            @Nullable Instant startsAt) {}

    /**
     * A source as it stands.
     *
     * @param settings without secrets
     * @param secrets the names of those that are kept
     */
    public record SourceState(
            int id,
            String name,
            String type,
            Map<String, String> settings,
            Set<String> secrets,
            boolean enabled,
            @Nullable Instant startsAt,
            SourceNumbers numbers,
            List<FeedView> feeds) {

        /** When the last of its events happened; null: nothing came yet. */
        public @Nullable Instant lastEventAt() {
            return feeds.stream()
                    .map(FeedView::lastEventAt)
                    .filter(at -> at != null)
                    .max(Instant::compareTo)
                    .orElse(null);
        }

        public boolean failing() {
            return feeds.stream().anyMatch(feed -> feed.failure() != null);
        }
    }

    /**
     * How a feed fares.
     *
     * @param failure the last part of a key below {@code source.failure}; with what it is about in {@code failureAbout}
     */
    public record FeedView(
            String feed,
            @Nullable Instant lastEventAt,
            @Nullable Instant failingSince,
            @Nullable String failure,
            @Nullable String failureAbout) {

        static FeedView of(FeedState.Facts facts) {
            String text = facts.failure();
            String[] parts = text == null ? new String[] {null, null} : text.split(" ", 2);
            return new FeedView(facts.feed(), facts.lastEventAt(), facts.failingSince(), parts[0], parts[1]);
        }
    }

    /** Events by what became of them; all but those read add up to those read. */
    public record SourceNumbers(
            long read,
            long inRecords,
            long beforeStart,
            long ignored,
            long inBuckets,
            long open,
            int openGroups,
            @Nullable Instant openSince) {}

    public List<SourceType> types() {
        return types.all();
    }

    public Optional<SourceType> type(String key) {
        return types.find(key);
    }

    public List<SourceState> list() {
        return repository.all().stream().map(this::state).toList();
    }

    public Optional<SourceState> find(int id) {
        return repository.find(id).map(this::state);
    }

    private SourceState state(ConnectedSource source) {
        return new SourceState(
                source.id(),
                source.name(),
                source.type(),
                source.settings(),
                source.secrets().keySet(),
                source.enabled(),
                source.startsAt(),
                repository.numbers(source.id()),
                Stream.concat(repository.broken(source.id()).stream(), repository.feeds(source.id()).values().stream())
                        .map(FeedView::of)
                        .toList());
    }

    /** Whether another source is called so, or files its records under this name. */
    public boolean isTaken(String name, @Nullable Integer by) {
        return repository.isTaken(name, origins.key(name), by);
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

    /** A new source, at rest until it is enabled. */
    @Transactional
    public int add(SourceDraft draft, PortalUser by) {
        String origin = origins.register(draft.name()).key();
        int id = repository.add(draft.name(), origin, draft.type(), clock.instant(), by.displayName());
        repository.change(id, draft.name(), settings(draft, false), settings(draft, true), draft.startsAt());
        events.publishEvent(new SourceEvent(Act.ADDED, id, draft.name(), draft.type()));
        return id;
    }

    @Transactional
    public void change(int id, SourceDraft draft) {
        ConnectedSource source = repository.find(id).orElseThrow();
        Map<String, String> secrets = new HashMap<>(source.secrets());
        secrets.putAll(settings(draft, true));
        repository.change(id, draft.name(), settings(draft, false), secrets, draft.startsAt());
        events.publishEvent(new SourceEvent(Act.CHANGED, id, draft.name(), draft.type()));
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
        repository.change(id, source.name(), settings, source.secrets(), source.startsAt());
        note(Act.CHANGED, source);
    }

    private void note(Act act, ConnectedSource source) {
        events.publishEvent(new SourceEvent(act, source.id(), source.name(), source.type()));
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
        repository.enable(id, enabled);
        note(enabled ? Act.ENABLED : Act.DISABLED, source);
    }

    /** Reads everything from the beginning again: what is stored is corrected, and nothing doubled. */
    @Transactional
    public void readAgain(int id) {
        ConnectedSource source = repository.find(id).orElseThrow();
        repository.forgetPositions(id);
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

    /** Events of each bucket, by its name. */
    public Map<String, Long> buckets(int id) {
        return buckets.counts(id);
    }

    public List<BucketRow> bucket(int id, String bucket, long after) {
        note(Act.EVENTS_SEEN, repository.find(id).orElseThrow());
        return buckets.page(id, bucket, after);
    }

    /**
     * Puts those groups together again that are in buckets with all their events.
     *
     * @return how many of them are in records now
     */
    public int retry(int id, String bucket) {
        ConnectedSource source = repository.find(id).orElseThrow();
        note(Act.EVENTS_RETRIED, source);
        Assembler assembler = new GuardedAssembler(
                types.find(source.type()).orElseThrow().assembler(types.settings(source)), source.name());
        Map<Long, List<BucketRow>> groups = buckets.retriable(id, bucket, RETRIED_GROUPS);
        int stored = 0;
        for (List<BucketRow> rows : groups.values()) {
            Assembly assembly =
                    assembler.assemble(rows.stream().map(BucketRow::event).toList(), Finish.ENDED);
            if (!assembly.records().isEmpty() && store(source, rows, assembly)) {
                stored++;
            }
        }
        return stored;
    }

    /** Whether all records of a group were taken. */
    private boolean store(ConnectedSource source, List<BucketRow> rows, Assembly assembly) {
        boolean[] taken = {false};
        List<IncomingRecord> records = assembly.records();
        Map<RawEvent, String> leftOver = new HashMap<>();
        assembly.leftOver().forEach(each -> leftOver.put(each.event(), each.bucket()));
        List<Long> used = rows.stream()
                .filter(row -> !leftOver.containsKey(row.event()))
                .map(BucketRow::id)
                .toList();
        ingestion.ingest(source.origin(), records, results -> {
            if (results.stream().allMatch(result -> result.reason() == null)) {
                buckets.moveToRecords(source.id(), used);
                taken[0] = true;
            }
        });
        return taken[0];
    }
}
