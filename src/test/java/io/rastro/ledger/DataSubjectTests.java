package io.rastro.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.system.PortalProperties;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSubjectTests {

    @TempDir
    Path home;

    /** Entries from before hashes were of 128 bits have the first 96 of them. */
    @Test
    void clientIsFoundInEntriesOfEveryVersion() {
        LedgerKeys keys = new LedgerKeys(new PortalProperties(ZoneOffset.UTC, home.toString()));
        String hash = keys.subject("phone", "+5511987654321");
        assertThat(hash).as("in hexadecimal").hasSize(32);
        assertThat(DataSubject.knownBy(Set.of(hash), Set.of(1L), Set.of(2L)))
                .isEqualTo(new DataSubject(Set.of(1L), Set.of(2L), Set.of(hash, hash.substring(0, 24))));
    }
}
