package io.rastro.ingestion;

import tools.jackson.databind.json.JsonMapper;

/** Mappings as they are kept with their run. */
public final class CsvMappings {

    private static final JsonMapper MAPPER = new JsonMapper();

    private CsvMappings() {}

    public static String write(CsvMapping mapping) {
        return MAPPER.writeValueAsString(mapping);
    }

    public static CsvMapping read(String mapping) {
        return MAPPER.readValue(mapping, CsvMapping.class);
    }
}
