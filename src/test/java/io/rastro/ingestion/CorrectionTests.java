package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class CorrectionTests {

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient jdbc;

    private final String source = "corrections " + UUID.randomUUID();

    @Test
    void correctionReplacesTheSourcesRecordingsAndKeepsWhatWasUploaded() {
        send("'recordings': [{'reference': 'a.wav'}, {'reference': 'b.wav'}]");
        jdbc.sql("""
                insert into recording (interaction_id, received_at, position, reference, uploaded)
                select interaction_id, received_at, 0, 'uploaded.wav', true from interaction_key where source = ?""").param(source).update();
        send("'recordings': [{'reference': 'c.wav'}], 'receivedAt': '2025-11-03T11:59:00Z'");
        assertThat(jdbc.sql("""
                                select position || ' ' || reference from recording r
                                join interaction_key k on k.interaction_id = r.interaction_id where k.source = ? order by 1""").param(source).query(String.class).list()).containsExactly("0 c.wav", "0 uploaded.wav");
    }

    private void send(String changes) {
        IngestionResult result =
                ingestion.ingest(source, List.of(IncomingSamples.read(IncomingSamples.voice(changes))));
        assertThat(result.accepted() + result.updated()).isEqualTo(1);
    }
}
