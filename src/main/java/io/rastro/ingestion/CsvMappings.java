package io.rastro.ingestion;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Mappings as they are kept with their run. */
public final class CsvMappings {

    private static final JsonMapper MAPPER = new JsonMapper();

    private CsvMappings() {}

    public static String write(CsvMapping mapping) {
        return MAPPER.writeValueAsString(mapping);
    }

    /** What the columns of an import's table mean; null: it was none, or nothing was decided yet. */
    public static @Nullable CsvMapping of(ImportRun run) {
        return run.mapping() == null || !run.format().isTable() ? null : read(run.mapping());
    }

    public static CsvMapping read(String mapping) {
        return MAPPER.readValue(mapping, CsvMapping.class);
    }
}
