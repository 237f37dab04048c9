package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.rastro.account.Role;
import io.rastro.testing.RepositoryTest;
import io.rastro.testing.TestSessions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** What the imports page tells while stored numbers are recalculated. */
@RepositoryTest
class RecalculationPageTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    @Test
    void importsPageTellsHowFarItIsAndNothingAfterwards() throws Exception {
        MockHttpSession session = TestSessions.of(mvc, database, Role.ADMIN);
        database.sql("insert into recalculation (received_at, interactions) values ('2026-03-02 15:00+00', 1234567)")
                .update();
        assertThat(told(session))
                .contains("estão sendo recalculados", "1.234.567 interações prontas, da mais nova até 2026-03-02");
        database.sql("update recalculation set finished_at = now()").update();
        assertThat(told(session)).isEmpty();
    }

    private String told(MockHttpSession session) throws Exception {
        return Jsoup.parse(mvc.perform(get("/imports").session(session))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .select("p.panel[role=status]")
                .text();
    }
}
