package io.rastro.source;

import io.rastro.source.SourceSetting.Kind;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a source reads, as its settings tell: each of its files by itself, or all that says which rows of which address. */
final class ReadPlaces {

    /** They tell what is made of it, or who asks, and not what is read. */
    private static final Set<Kind> NO_PLACE = EnumSet.of(Kind.SECRET, Kind.ZONE, Kind.MAP, Kind.DATE, Kind.FILE);

    private ReadPlaces() {}

    static Map<String, String> of(SourceType type, Map<String, String> settings) {
        Map<String, String> places = new LinkedHashMap<>();
        for (SourceSetting setting : type.settings()) {
            String value = settings.getOrDefault(setting.name(), "").strip();
            if (setting.kind() == Kind.FILE && !value.isEmpty()) {
                places.put(setting.name(), file(value));
            } else if (isAddress(setting, value)) {
                places.put(setting.name(), type.key() + " " + setting.name() + address(type.settings(), settings));
            }
        }
        return places;
    }

    private static boolean isAddress(SourceSetting setting, String value) {
        return !value.isEmpty() && (setting.kind() == Kind.URL || value.startsWith("jdbc:"));
    }

    private static String address(List<SourceSetting> declared, Map<String, String> settings) {
        return declared.stream()
                .filter(setting -> !NO_PLACE.contains(setting.kind()))
                .map(setting -> settings.getOrDefault(setting.name(), ""))
                .map(value -> value.strip().replaceAll("[/;]+$", "").replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n", "\n", ""));
    }

    /** Where it really is, whichever way leads there. */
    private static String file(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException notThereYet) {
            return Path.of(path).normalize().toString();
        } catch (InvalidPathException unreadable) {
            return path;
        }
    }
}
