package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.RepositoryTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What another sender was first with is found out only when it is written. */
@RepositoryTest
class CopyInsertTests {

    private static final String SOURCE = "fresh";

    @Autowired
    NewKeys keys;

    @Autowired
    CopyInsert inserts;

    @Autowired
    JdbcClient database;

    private record Stored(String externalId, Instant at) implements Storable {

        @Override
        public RecordKind kind() {
            return RecordKind.INTERACTION;
        }
    }

    private static List<HashedRecord> rows(String... externalIds) {
        return List.of(externalIds).stream()
                .map(id -> HashedRecord.of(new Stored(id, Instant.parse("2026-01-05T12:00:00Z"))))
                .toList();
    }

    private List<String> stored() {
        return database.sql("select external_id from interaction_key where source = ? order by 1")
                .param(SOURCE)
                .query(String.class)
                .list();
    }

    @Test
    void keysThatAreNewAreAllCreated() {
        assertThat(keys.create(RecordKind.INTERACTION, SOURCE, rows("a", "b"))).containsOnlyKeys("a", "b");
        assertThat(stored()).containsExactly("a", "b");
    }

    @Test
    void keyAnotherSenderTookMeanwhileIsLeftToItAndTheOthersAreCreated() {
        Map<String, Long> first = keys.create(RecordKind.INTERACTION, SOURCE, rows("b"));
        Map<String, Long> created = keys.create(RecordKind.INTERACTION, SOURCE, rows("a", "b", "c"));
        assertThat(created).containsOnlyKeys("a", "c").doesNotContainValue(first.get("b"));
        assertThat(stored()).containsExactly("a", "b", "c");
    }

    @Test
    void refusedRowsLeaveNothingBehindAndTheTransactionUsable() {
        keys.create(RecordKind.INTERACTION, SOURCE, rows("b"));
        CopyRows<Long> copy = new CopyRows<Long>("conversation")
                .column("id", id -> id)
                .column("source", id -> SOURCE)
                .column("external_id", id -> "twice");
        copy.add(-1L);
        copy.add(-2L);
        assertThat(inserts.copy(copy)).isFalse();
        assertThat(database.sql("select count(*) from conversation where source = ?")
                        .param(SOURCE)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(stored()).containsExactly("b");
    }
}
