package io.rastro.demo;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must be known of the demo between two starts. */
@Component
class DemoState {

    private final JdbcClient jdbc;

    DemoState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The anchor day of a demo that is to be filled: today's in an empty database, the first start's when that was
     * interrupted. Empty: the demo is complete, or somebody else's data came first.
     */
    Optional<LocalDate> begin(LocalDate today) {
        jdbc.sql("insert into demo_state (anchor) select :today where not exists (select from interaction)"
                        + " on conflict do nothing")
                .param("today", today)
                .update();
        return jdbc.sql("select anchor from demo_state where not completed")
                .query(LocalDate.class)
                .optional();
    }

    void complete() {
        jdbc.sql("update demo_state set completed = true").update();
    }
}
