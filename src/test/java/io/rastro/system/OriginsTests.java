package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class OriginsTests {

    @Autowired
    Origins origins;

    @Autowired
    JdbcClient jdbc;

    private final String unique = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({
        "PABX Matriz – São Paulo, pabx-matriz-sao-paulo",
        "pbx.main_1, pbx.main_1",
        "' Central  (2ª via) ', central-2a-via",
        "../../etc, etc",
        "ACME/Telefonia, acme-telefonia"
    })
    void slugIsTheNameInPlainLetters(String name, String slug) {
        assertThat(Origins.slug(name)).isEqualTo(slug);
    }

    @Test
    void namesOfOtherAlphabetsAreToldApart() {
        assertThat(Origins.slug("Центр")).startsWith("origin-").isNotEqualTo(Origins.slug("Банк"));
    }

    @Test
    void everySpellingMeansTheSameOrigin() {
        Origin origin = origins.register("Ligações " + unique);
        assertThat(origin).isEqualTo(new Origin("ligacoes-" + unique, "Ligações " + unique, "Ligações " + unique));
        for (String spelling : new String[] {"Ligações " + unique, "ligacoes-" + unique, " LIGAÇÕES " + unique}) {
            assertThat(origins.register(spelling)).isEqualTo(origin);
            assertThat(origins.key(spelling)).isEqualTo(origin.key());
        }
        assertThat(origins.list()).containsOnlyOnce(origin);
    }

    @Test
    void originThatATokenNamedFirstGetsItsReadableNameFromAnImport() {
        origins.register("pabx-" + unique);
        assertThat(origins.register("Pabx " + unique))
                .isEqualTo(new Origin("pabx-" + unique, "Pabx " + unique, "pabx-" + unique));
    }

    @Test
    void olderSpellingsThatDifferByCaseAloneStayTwoOrigins() {
        jdbc.sql("insert into origin (slug, name, key) values (?, ?, ?), (?, ?, ?)")
                .params("old-" + unique, "old-" + unique, "old-" + unique)
                .params("old-" + unique + "-2", "OLD-" + unique, "OLD-" + unique)
                .update();
        assertThat(origins.key("OLD-" + unique)).isEqualTo("OLD-" + unique);
        assertThat(origins.register("OLD-" + unique).slug()).isEqualTo("old-" + unique + "-2");
        assertThat(origins.key("old-" + unique)).isEqualTo("old-" + unique);
        assertThat(origins.key("Old-" + unique)).isEqualTo("old-" + unique);
    }

    @Test
    void unknownOriginIsLookedForAsItIsWritten() {
        assertThat(origins.key(" never-seen-" + unique)).isEqualTo("never-seen-" + unique);
    }
}
