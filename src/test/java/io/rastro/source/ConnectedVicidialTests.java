package io.rastro.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.testing.MariaDbServer;
import io.rastro.testing.PortalTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A morning of a VICIdial in a real MariaDB: what the portal then holds is what happened. */
@PortalTest
@Tag("mariadb")
class ConnectedVicidialTests {

    private static final Path FILES = Path.of("src/test/resources/vicidial");

    @Autowired
    List<SourceType> types;

    @Autowired
    SourceRepository repository;

    @Autowired
    SourceBucketRepository buckets;

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    @Test
    void everyCallAndEveryStatusIsStoredAsItHappenedHoweverOftenItIsRead(@TempDir Path directory) throws Exception {
        SourceType vicidial = types.stream()
                .filter(type -> type.key().equals("vicidial"))
                .findFirst()
                .orElseThrow();
        ReadSource source = new ReadSource("connected-vicidial-tests", database, repository, ingestion);
        try (MariaDbServer server = MariaDbServer.start(directory)) {
            server.script(FILES.resolve("tables.sql"), true);
            server.script(FILES.resolve("day.sql"), false, "set @t = " + ReadSource.T.getEpochSecond());
            Map<String, String> settings = new HashMap<>(server.access());
            settings.putAll(
                    Map.of("countryCode", "55", "campaigns", "FIN_IN = Cobrança", "dispositions", "SALE = Venda"));
            vicidial.check(settings);
            for (int time = 0; time < 2; time++) {
                int id = source.read(vicidial, settings);
                assertThat(source.segments())
                        .containsExactlyInAnyOrderElementsOf(
                                ReadSource.expected(FILES.resolve("expected-segments.csv")));
                assertThat(source.statuses())
                        .containsExactlyElementsOf(ReadSource.expected(FILES.resolve("expected-statuses.csv")));
                assertThat(buckets.counts(id)).as("call 9, which has no end").isEqualTo(Map.of("withoutStamps", 1L));
                assertThat(repository.numbers(id).ignored())
                        .as("row 6 of the agent log, in which nothing lasted")
                        .isEqualTo(1);
            }
        } finally {
            source.forget();
        }
    }
}
