package io.rastro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.PortalUser;
import io.rastro.account.Readers;
import io.rastro.account.SecretCipher;
import io.rastro.system.KeyedHash;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TurnableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Test
    void accountKeepsTheFourMebibytesItUsedLast() {
        insert("0000-large-", 20, "convert_to(repeat('x', 262144), 'UTF8')");
        String newest = kept(CRITERIA);
        assertThat(searches.find(reader, newest)).as("also of one second").contains(CRITERIA);
        assertThat(database.sql("select count(*) from stored_search where account_id = ? and id like '0000-large-%'")
                        .param(reader.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(15);
    }

    @Test
    void searchesAreReadAHundredAtATimeWhereTheyAreEncryptedAnew() {
        insert("anew-", 250, "convert_to('old', 'UTF8')");
        String last = "anew-" + reader.id() + "-250";
        List<String> read = new ArrayList<>();
        repository.encryptAnew(criteria -> {
            String text = new String(criteria, StandardCharsets.UTF_8);
            if (!Set.of("old", "later").contains(text)) {
                return criteria;
            }
            if (read.isEmpty()) {
                database.sql("update stored_search set criteria = convert_to('later', 'UTF8') where id = ?")
                        .param(last)
                        .update();
            }
            read.add(text);
            return ("new " + text).getBytes(StandardCharsets.UTF_8);
        });
        assertThat(read).hasSize(250).containsOnlyOnce("later");
        assertThat(database.sql("""
                        select convert_from(criteria, 'UTF8'), count(*) from stored_search where account_id = ?
                        group by 1 order by 1""")
                        .param(reader.id())
                        .query((row, number) -> row.getString(1) + ": " + row.getInt(2))
                        .list())
                .containsExactly("new later: 1", "new old: 249");
    }

    /** All of now, numbered from 001. */
    private void insert(String prefix, int many, String criteria) {
        database.sql("insert into stored_search select :prefix || :account || to_char(number, 'FM-000'), :account, "
                        + criteria + ", :now from generate_series(1, :many) number")
                .param("prefix", prefix)
                .param("account", reader.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("many", many)
                .update();
    }
}
