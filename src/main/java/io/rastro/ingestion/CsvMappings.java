package io.rastro.ingestion;

import tools.jackson.databind.json.JsonMapper;

/** Mappings as they are kept with their run. */
final class CsvMappings {

    private static final JsonMapper MAPPER = new JsonMapper();

    private CsvMappings() {}

    static String write(CsvMapping mapping) {
        return MAPPER.writeValueAsString(mapping);
    }

    static CsvMapping read(String mapping) {
        return MAPPER.readValue(mapping, CsvMapping.class);
    }
}
