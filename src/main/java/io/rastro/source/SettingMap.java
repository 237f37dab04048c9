package io.rastro.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A setting of {@link SourceSetting.Kind#MAP}: lines of "theirs = ours". */
public record SettingMap(Map<String, String> ours) {

    public static SettingMap of(@Nullable String lines) {
        Map<String, String> ours = new LinkedHashMap<>();
        for (String line : lines == null ? new String[0] : lines.split("\\R", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                ours.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return new SettingMap(ours);
    }

    /** With more lines; the later one of the same name holds. */
    SettingMap with(SettingMap more) {
        Map<String, String> all = new LinkedHashMap<>(ours);
        all.putAll(more.ours);
        return new SettingMap(all);
    }

    /** As it is entered. */
    public String lines() {
        return ours.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Null: nothing is told of it. */
    public @Nullable String get(@Nullable String theirs) {
        return theirs == null ? null : ours.get(theirs);
    }

    public @Nullable String orItself(@Nullable String theirs) {
        String told = get(theirs);
        return told == null ? theirs : told;
    }
}
