package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** In a database of its own: the demo goes into empty ones only. */
@SpringBootTest
class DemoLoadTests {

    private static final LocalDate FIRST_START = Demo.WINDOW.anchor();
    private static final int SOME_DAYS = 3;

    @Autowired
    private IngestionService ingestion;

    @Autowired
    private DemoState state;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", TestDatabase::fresh);
    }

    @BeforeEach
    void empty() {
        for (String table :
                List.of("demo_state", "interaction", "interaction_key", "interaction_tag", "call_quality")) {
            jdbc.sql("delete from " + table).update();
        }
        for (String table : List.of(
                "message",
                "interaction_event",
                "recording",
                "conversation",
                "ivr_call",
                "ivr_call_key",
                "agent_status",
                "agent_status_key")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @Test
    void anInterruptedDemoGoesOnWithTheSameDays() {
        assertThat(state.begin(FIRST_START)).contains(FIRST_START);
        assertThat(load(FIRST_START, 1)).isFalse();
        assertThat(count("interaction")).isEqualTo(told(1, DemoDay::interactions));
        assertThat(count("agent_status")).isPositive();

        LocalDate anchor = state.begin(FIRST_START.plusDays(3)).orElseThrow();
        assertThat(load(anchor, SOME_DAYS)).isFalse();
        assertThat(count("interaction")).isEqualTo(told(SOME_DAYS, DemoDay::interactions));
        assertThat(count("ivr_call")).isEqualTo(told(SOME_DAYS, DemoDay::ivrCalls));
        assertThat(count("agent_status")).isEqualTo(told(SOME_DAYS, DemoDay::statuses));
    }

    private static long told(int days, Function<DemoDay, List<?>> records) {
        return Demo.DAYS.stream()
                .limit(days)
                .mapToLong(day -> records.apply(day).size())
                .sum();
    }

    @Test
    void aCompleteDemoIsNotFilledAgain() {
        state.begin(FIRST_START);
        state.complete();
        assertThat(state.begin(FIRST_START.plusDays(1))).isEmpty();
    }

    @Test
    void aDatabaseWithDataIsLeftAlone() {
        load(FIRST_START, 1);
        assertThat(state.begin(FIRST_START)).isEmpty();
    }

    private boolean load(LocalDate anchor, int days) {
        AtomicInteger requested = new AtomicInteger();
        return new DemoLoad(ingestion, new DemoCalendar(anchor, Demo.ZONE))
                .run(() -> requested.incrementAndGet() > days);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
