package io.rastro.ingestion;

import io.rastro.interaction.Expiration;
import io.rastro.interaction.Medium;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ids of the combinations interactions end with; the whole table is a few dozen rows. */
@Component
class OutcomeIds {

    /** One combination; ordered by its text for the inserts, so that concurrent batches cannot deadlock. */
    record OutcomeKey(
            String medium,
            String status,
            @Nullable String voiceStatus,
            @Nullable String expiration,
            @Nullable Boolean portfolio,
            @Nullable String startedBy)
            implements Comparable<OutcomeKey> {

        static OutcomeKey of(IncomingInteraction facts) {
            Medium medium = facts.medium();
            Status status = Objects.requireNonNull(facts.ending().status());
            VoiceStatus voiceStatus = facts.ending().voiceStatus();
            Expiration expiration = facts.ending().expiration();
            StartedBy startedBy = facts.ending().startedBy();
            return new OutcomeKey(
                    medium.name(),
                    status.name(),
                    voiceStatus == null ? null : voiceStatus.name(),
                    expiration == null ? null : expiration.name(),
                    facts.ending().portfolio(),
                    startedBy == null ? null : startedBy.name());
        }

        @Override
        public int compareTo(OutcomeKey other) {
            return toString().compareTo(other.toString());
        }
    }

    private final JdbcClient jdbc;

    OutcomeIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<OutcomeKey, Integer> idsOf(Collection<OutcomeKey> outcomes) {
        return NameIds.resolve(outcomes, requested -> all(), this::create);
    }

    private Map<OutcomeKey, Integer> create(Collection<OutcomeKey> missing) {
        for (OutcomeKey outcome : missing) {
            jdbc.sql("""
                    insert into outcome (medium, status, voice_status, expiration, portfolio, started_by)
                    values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .param(outcome.medium())
                    .param(outcome.status())
                    .param(outcome.voiceStatus())
                    .param(outcome.expiration())
                    .param(outcome.portfolio())
                    .param(outcome.startedBy())
                    .update();
        }
        return all();
    }

    private Map<OutcomeKey, Integer> all() {
        Map<OutcomeKey, Integer> ids = new HashMap<>();
        jdbc.sql("select id, medium, status, voice_status, expiration, portfolio, started_by from outcome")
                .query(row -> {
                    ids.put(
                            new OutcomeKey(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getObject(6, Boolean.class),
                                    row.getString(7)),
                            row.getInt(1));
                });
        return ids;
    }
}
