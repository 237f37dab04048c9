package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IngestionResult;
import io.rastro.ingestion.IngestionService;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Sees that the sample is in; where it already is, ingesting it again changes nothing. */
final class SampleDataLoader implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        List<IncomingInteraction> rows = SampleData.interactions();
        IngestionResult result = SpringExtension.getApplicationContext(context)
                .getBean(IngestionService.class)
                .ingest("sample", rows);
        assertThat(result.accepted() + result.unchanged()).isEqualTo(rows.size());
    }
}
