package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls in an IVR and the interactions they became look each other up as they come in: by their conversation, whatever is known. */
@PortalTest
class IvrLookupTests {

    private static final Pattern LOOK_UP = Pattern.compile("cross join lateral \\((.*?)offset 0\\)", Pattern.DOTALL);

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void quarterThatWasNeverAnalysedIsLookedUpByItsConversations() {
        String function = database.sql("select prosrc from pg_proc where proname = 'note_ivrs_of_services'")
                .query(String.class)
                .single();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            fill();
            Matcher lookUp = LOOK_UP.matcher(function);
            int found = 0;
            while (lookUp.find()) {
                assertThat(plan(lookUp.group(1)))
                        .contains("_conversation_id_idx")
                        .doesNotContain("Bitmap");
                found++;
            }
            assertThat(found).isEqualTo(2);
        });
    }

    /** Two days of a quarter of their own. */
    private void fill() {
        database.sql("select ensure_partition(timestamptz '2003-05-01')")
                .query((row, number) -> number)
                .list();
        database.sql("insert into outcome (medium, status) values ('VOICE', 'ABANDONED') on conflict do nothing")
                .update();
        database.sql("""
                        insert into interaction (id, received_at, finished_at, conversation_id, outcome_id, medium)
                        select -n, timestamptz '2003-05-01' + n * interval '20 s', timestamptz '2003-05-03', n,
                            (select min(id) from outcome where medium = 'VOICE'), 'VOICE' from generate_series(1, 5000) n""").update();
        database.sql("insert into ivr (name) values ('never analysed')").update();
        database.sql("insert into ivr_path (options) values (array ['never analysed'])")
                .update();
        database.sql("""
                        insert into ivr_call (id, entered_at, ivr_id, path_id, outcome, conversation_id)
                        select -n, timestamptz '2003-05-01' + n * interval '20 s', (select max(id) from ivr),
                            (select min(id) from ivr_path), 'FORWARDED', n from generate_series(1, 5000) n""").update();
    }

    private String plan(String lookUp) {
        String sql = lookUp.replace("c.conversation_id", "7")
                .replaceAll("c\\.(received_at|entered_at)", "timestamptz '2003-05-01 12:00'");
        List<String> lines = database.sql("explain " + sql).query(String.class).list();
        return String.join("\n", lines);
    }
}
