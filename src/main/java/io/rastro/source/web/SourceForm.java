package io.rastro.source.web;

import io.rastro.source.SourceDraft;
import io.rastro.source.SourceSetting;
import io.rastro.source.SourceState;
import io.rastro.source.SourceState.Leader;
import io.rastro.source.SourceType;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator enters to connect a system: a name, a date and what its type asks for.
 *
 * @param values by the names of the settings
 * @param startsOn the first day that is brought in, as it was entered
 * @param sameAs the id of the source that goes first, as it was entered
 * @param problems keys of the message bundles, by field
 */
record SourceForm(
        SourceType type,
        String name,
        Map<String, String> values,
        String startsOn,
        String sameAs,
        Map<String, String> problems) {

    private static final int NAME_LIMIT = 80;

    /** The fields of settings begin so: their names are their types' own. */
    static final String PREFIX = "setting.";

    /** A new one. Where nobody says otherwise, its clocks are in the portal's zone. */
    static SourceForm empty(SourceType type, ZoneId zone) {
        Map<String, String> values = type.settings().stream()
                .filter(setting -> setting.kind() == SourceSetting.Kind.ZONE)
                .collect(Collectors.toMap(SourceSetting::name, setting -> zone.getId()));
        return new SourceForm(type, "", values, "", "", Map.of());
    }

    static SourceForm of(SourceType type, SourceState source, ZoneId zone) {
        Instant start = source.startsAt();
        String startsOn = start == null ? "" : start.atZone(zone).toLocalDate().toString();
        Leader leader = source.sameAs();
        String sameAs = leader == null ? "" : String.valueOf(leader.id());
        return new SourceForm(type, source.name(), source.settings(), startsOn, sameAs, Map.of());
    }

    /** @param stored what it is now; null: it is new */
    static SourceForm read(SourceType type, Map<String, String> entered, @Nullable SourceState stored) {
        Map<String, String> before = stored == null ? Map.of() : stored.settings();
        Set<String> secrets = stored == null ? Set.of() : stored.secrets();
        Map<String, String> values = new HashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        String name = entered.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.length() > NAME_LIMIT) {
            problems.put("name", "source.name.wrong");
        }
        for (SourceSetting setting : type.settings()) {
            String value = entered.getOrDefault(PREFIX + setting.name(), "").strip();
            values.put(setting.name(), value);
            boolean kept = secrets.contains(setting.name());
            if (value.isEmpty() ? setting.required() && !kept : !isReadable(setting.kind(), value)) {
                problems.put(
                        PREFIX + setting.name(), "source.problem." + (value.isEmpty() ? "MISSING" : setting.kind()));
            } else if (value.isEmpty() && kept && goesElsewhere(setting, entered, before)) {
                problems.put(PREFIX + setting.name(), "source.problem.SECRET_ELSEWHERE");
            }
        }
        String startsOn = entered.getOrDefault("startsOn", "").strip();
        if (!startsOn.isEmpty() && !isReadable(SourceSetting.Kind.DATE, startsOn)) {
            problems.put("startsOn", "source.problem.DATE");
        }
        String sameAs = entered.getOrDefault("sameAs", "").strip();
        if (!sameAs.matches("\\d{0,9}")) {
            problems.put("sameAs", "source.sameAs.wrong");
        }
        return new SourceForm(type, name, values, startsOn, sameAs, problems);
    }

    /** Whoever may change where a secret is sent is not to learn by it a secret that somebody else entered. */
    private static boolean goesElsewhere(
            SourceSetting setting, Map<String, String> entered, Map<String, String> before) {
        String address = setting.sentTo();
        String told = address == null
                ? ""
                : entered.getOrDefault(PREFIX + address, "").strip();
        return !told.isEmpty() && !told.equals(before.get(address));
    }

    private static boolean isReadable(SourceSetting.Kind kind, String value) {
        try {
            return switch (kind) {
                case FILE -> Path.of(value).isAbsolute();
                case URL -> URI.create(value).getScheme() != null;
                case ZONE -> !ZoneId.of(value).getId().isEmpty();
                case DATE -> !LocalDate.parse(value).isBefore(LocalDate.of(1980, 1, 1));
                case MAP -> value.lines().allMatch(line -> line.isBlank() || line.indexOf('=') > 0);
                case TEXT, SECRET, QUERY -> true;
            };
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    SourceForm withProblem(String field, String problem) {
        Map<String, String> all = new LinkedHashMap<>(problems);
        all.put(field, problem);
        return new SourceForm(type, name, values, startsOn, sameAs, all);
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** The fields to fill in, in their order. */
    public List<Field> fields() {
        return type.settings().stream()
                .map(setting -> new Field(
                        setting,
                        PREFIX + setting.name(),
                        setting.kind() == SourceSetting.Kind.SECRET ? "" : values.getOrDefault(setting.name(), ""),
                        problems.get(PREFIX + setting.name())))
                .toList();
    }

    SourceDraft draft(ZoneId zone) {
        Instant startsAt = startsOn.isEmpty()
                ? null
                : LocalDate.parse(startsOn).atStartOfDay(zone).toInstant();
        return new SourceDraft(name, type.key(), values, startsAt, sameAs.isEmpty() ? null : Integer.valueOf(sameAs));
    }

    /** @param problem a key of the message bundles */
    record Field(
            SourceSetting setting,
            String name,
            String value,
            @Nullable String problem) {}
}
