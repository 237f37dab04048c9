package io.rastro.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.ingestion.IngestionService;
import io.rastro.testing.TestDatabase;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
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
    private static final int CONVERSATIONS = 1_500;

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
    void nothingOfTheDemoIsRejected() {
        assertThat(load(FIRST_START, List.of())).isTrue();
        assertThat(count("interaction")).isEqualTo(Demo.interactions(CONVERSATIONS));
        assertThat(count("conversation")).isEqualTo(CONVERSATIONS);
        assertThat(count("ivr_call")).isEqualTo(Demo.count(CONVERSATIONS, DemoDay::ivrCalls));
        assertThat(count("agent_status")).isEqualTo(Demo.count(CONVERSATIONS, DemoDay::statuses));
    }

    @Test
    void anInterruptedDemoGoesOnWithTheSameDays() {
        assertThat(state.begin(FIRST_START)).contains(FIRST_START);
        assertThat(load(FIRST_START, List.of(false, false, false, false, true))).isFalse();
        assertThat(count("interaction")).isBetween(60L, 200L);
        assertThat(count("agent_status")).isPositive();

        LocalDate anchor = state.begin(FIRST_START.plusDays(3)).orElseThrow();
        assertThat(load(anchor, List.of())).isTrue();
        assertThat(count("interaction")).isEqualTo(Demo.interactions(CONVERSATIONS));
        assertThat(count("ivr_call")).isEqualTo(Demo.count(CONVERSATIONS, DemoDay::ivrCalls));
        assertThat(count("agent_status")).isEqualTo(Demo.count(CONVERSATIONS, DemoDay::statuses));
    }

    @Test
    void aCompleteDemoIsNotFilledAgain() {
        state.begin(FIRST_START);
        state.complete();
        assertThat(state.begin(FIRST_START.plusDays(1))).isEmpty();
    }

    @Test
    void aDatabaseWithDataIsLeftAlone() {
        load(FIRST_START, List.of(false, true));
        assertThat(state.begin(FIRST_START)).isEmpty();
    }

    /** @param stops the answers to "stop now?" before each batch; afterwards: no */
    private boolean load(LocalDate anchor, List<Boolean> stops) {
        Iterator<Boolean> answers = stops.iterator();
        Window window = new Window(anchor, Demo.WINDOW.days(), Demo.ZONE);
        return new DemoLoad(ingestion, window, CONVERSATIONS).run(() -> answers.hasNext() && answers.next());
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
