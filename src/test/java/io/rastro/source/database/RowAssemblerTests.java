package io.rastro.source.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.agents.AgentState;
import io.rastro.ingestion.IncomingAgentStatus;
import io.rastro.ingestion.IncomingInteraction;
import io.rastro.interaction.Medium;
import io.rastro.source.Assembler;
import io.rastro.source.Assembler.Assembly;
import io.rastro.source.Assembler.Finish;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.RawEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowAssemblerTests {

    private static final Map<String, String> SETTINGS =
            Map.of("records", "interactions", "stampZone", "America/Manaus");

    private final DatabaseType type = new DatabaseType(ZoneId.of("America/Sao_Paulo"), Clock.systemUTC());

    private Assembly assemble(Map<String, String> settings, String row) {
        return type.assembler(settings)
                .assemble(List.of(new RawEvent("rows", "[\"1\",\"1\"]", Instant.EPOCH, row)), Finish.ENDED);
    }

    @Test
    void columnsAreNamedLikeTheFieldsOfTheApi() {
        IncomingInteraction call =
                (IncomingInteraction) assemble(SETTINGS, """
                        {"external_id":"1","MEDIUM":"voice","receivedat":"2026-11-03 08:00:00","answered_at":"2026-11-03 08:00:10",
                        "finished_at":"2026-11-03 08:05:00","status":"service completed","agent_external_id":"7","agent":"Ana",
                        "contact_name":"Maria","contact_phone":"11987650001","tags":"a, b","call_jitter_ms":"12.5",
                        "hold_seconds":"3"}""").records().get(0);
        assertThat(call.externalId()).isEqualTo("1");
        assertThat(call.medium()).isEqualTo(Medium.VOICE);
        assertThat(call.stamps().receivedAt()).isEqualTo("2026-11-03T12:00:00Z");
        assertThat(call.parties().agent().name()).isEqualTo("Ana");
        assertThat(call.parties().agent().externalId()).isEqualTo("7");
        assertThat(call.parties().contact().name()).isEqualTo("Maria");
        assertThat(call.trail().tags()).containsExactly("a", "b");
        assertThat(call.trail().call().jitterMs()).isEqualTo(12.5);
        assertThat(call.durations().holdSeconds()).isEqualTo(3);
    }

    @Test
    void otherRecordsComeInTheSameWay() {
        IncomingAgentStatus status = (IncomingAgentStatus)
                assemble(Map.of("records", "agent-statuses"), """
                        {"external_id":"1","agent":"Ana","state":"pause","reason":"Almoço",
                        "started_at":"2026-11-03 12:00:00-03"}""").records().get(0);
        assertThat(status.state()).isEqualTo(AgentState.PAUSE);
        assertThat(status.startedAt()).isEqualTo("2026-11-03T15:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"external_id\":\"1\"}", "{\"medium\":\"x\"}", "{}"})
    void rowThatIsNoRecordIsKeptApart(String row) {
        assertThat(assemble(SETTINGS, row).leftOver())
                .extracting(Assembler.LeftOver::bucket)
                .containsExactly("refused");
    }

    @Test
    void eachRowIsWholeByItself() {
        assertThat(type.assembler(SETTINGS).read(new RawEvent("rows", "[\"1\",\"1\"]", Instant.EPOCH, "{}")))
                .isEqualTo(new Reading.Member(Set.of("row:[\"1\",\"1\"]"), true));
    }
}
