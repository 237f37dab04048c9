package io.rastro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.PortalUser;
import io.rastro.account.Readers;
import io.rastro.account.SecretCipher;
import io.rastro.system.KeyedHash;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TurnableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class StoredSearchesTests {

    private static final Map<String, List<String>> CRITERIA = Map.of("phone", List.of("8841-0273"));

    @Autowired
    JdbcClient database;

    @Autowired
    StoredSearchRepository repository;

    @Autowired
    SecretCipher cipher;

    @Autowired
    KeyedHash hash;

    private final TurnableClock clock = new TurnableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private StoredSearches searches;
    private PortalUser reader;

    @BeforeEach
    void open() {
        searches = new StoredSearches(repository, cipher, hash, new StoredSearchProperties(Duration.ofDays(30)), clock);
        reader = Readers.administrator(database);
    }

    private String kept(Map<String, List<String>> criteria) {
        return searches.keep(reader, criteria).orElseThrow();
    }

    @Test
    void searchIsKeptForAsLongAsItIsUsed() {
        String id = kept(CRITERIA);
        for (int month = 0; month < 3; month++) {
            clock.forward(Duration.ofDays(29));
            searches.sweep();
            assertThat(searches.find(reader, id)).contains(CRITERIA);
        }
        clock.forward(Duration.ofDays(31));
        assertThat(searches.find(reader, id)).isEmpty();
        searches.sweep();
        assertThat(database.sql("select count(*) from stored_search where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(kept(CRITERIA)).isEqualTo(id);
        assertThat(searches.find(reader, id)).contains(CRITERIA);
    }

    @Test
    void equalCriteriaOfAnAccountAreOneSearchAndOfTwoAreTwo() {
        assertThat(kept(Map.of("phone", List.of("8841-0273"), "email", List.of("a@b.c"))))
                .isEqualTo(kept(Map.of("email", List.of("a@b.c"), "phone", List.of("8841-0273"))))
                .isNotEqualTo(kept(CRITERIA))
                .isNotEqualTo(
                        searches.keep(Readers.administrator(database), CRITERIA).orElseThrow());
    }

    @Test
    void searchThatAnotherKeyEncryptedIsUnknown() {
        String id = kept(CRITERIA);
        database.sql("update stored_search set criteria = sha256('other') || sha256('key') where id = ?")
                .param(id)
                .update();
        assertThat(searches.find(reader, id)).isEmpty();
    }

    @Test
    void accountKeepsTheThousandItUsedLast() {
        String oldest = kept(CRITERIA);
        database.sql("""
                        insert into stored_search select 'many-' || :account || '-' || number, :account, '', :now
                        from generate_series(1, 1000) number""")
                .param("account", reader.id())
                .param("now", OffsetDateTime.parse("2026-03-02T12:00:00Z"))
                .update();
        clock.forward(Duration.ofDays(2));
        String newest = kept(Map.of("phone", List.of("1")));
        assertThat(searches.find(reader, oldest)).isEmpty();
        assertThat(searches.find(reader, newest)).isPresent();
        assertThat(database.sql("select count(*) from stored_search where account_id = ?")
                        .param(reader.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1_000);
    }
}
