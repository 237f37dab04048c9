package io.rastro.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One entry of a pick list. */
public record DirectoryOption(long id, String name) {

    /** Names by id, in the order given; of kinds whose ids are no longer than this. */
    public static Map<Integer, String> names(List<DirectoryOption> options) {
        Map<Integer, String> names = new LinkedHashMap<>();
        options.forEach(option -> names.put(Math.toIntExact(option.id), option.name));
        return names;
    }
}
