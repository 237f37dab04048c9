package io.rastro.benchmark.fill;

import io.rastro.interaction.Expiration;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import io.rastro.interaction.StartedBy;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The facts an interaction ends with, one row of the table outcome. */
record GeneratedOutcome(
        Medium medium,
        Status status,
        @Nullable VoiceStatus voiceStatus,
        @Nullable Expiration expiration,
        boolean portfolio,
        @Nullable StartedBy startedBy) {

    static GeneratedOutcome draw(Medium medium, boolean transferred, SkewedRandom random) {
        VoiceStatus voice = medium.has(Trait.CALL) ? voice(transferred ? 0 : random.unit()) : null;
        boolean answered = voice == null ? transferred || !random.chance(.06) : voice == VoiceStatus.ANSWERED;
        return new GeneratedOutcome(
                medium,
                transferred ? Status.SERVICE_TRANSFERRED : status(voice, answered),
                voice,
                medium.has(Trait.EXPIRATION) ? random.chance(.1) ? Expiration.EXPIRED : Expiration.ACTIVE : null,
                random.chance(.3),
                medium.has(Trait.STARTED_BY) ? random.chance(.2) ? StartedBy.COMPANY : StartedBy.CLIENT : null);
    }

    private static Status status(@Nullable VoiceStatus voice, boolean answered) {
        if (voice != null) {
            return voice.impliedStatus();
        }
        return answered ? Status.SERVICE_COMPLETED : Status.ABANDONED;
    }

    private static VoiceStatus voice(double chance) {
        if (chance < .7) {
            return VoiceStatus.ANSWERED;
        } else if (chance < .82) {
            return VoiceStatus.ABANDONED;
        } else if (chance < .9) {
            return VoiceStatus.NOT_ANSWERED;
        } else if (chance < .95) {
            return VoiceStatus.NOT_CONNECTED;
        } else if (chance < .98) {
            return VoiceStatus.VOICEMAIL;
        }
        return chance < .999 ? VoiceStatus.OUT_OF_SERVICE : VoiceStatus.MESSAGE;
    }

    boolean answered() {
        return status == Status.SERVICE_COMPLETED || status == Status.SERVICE_TRANSFERRED;
    }

    /** Every combination that {@link #draw} can come to, numbered, and stored under its number. */
    static Map<GeneratedOutcome, Integer> store(Connection connection) throws SQLException {
        Map<String, GeneratedOutcome> found = new TreeMap<>();
        SkewedRandom random = new SkewedRandom(1);
        for (Medium medium : Medium.values()) {
            for (int trial = 0; trial < 20_000; trial++) {
                GeneratedOutcome outcome = draw(medium, trial % 8 == 0, random);
                found.put(outcome.toString(), outcome);
            }
        }
        Map<GeneratedOutcome, Integer> ids = new HashMap<>();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outcome (id, medium, status, voice_status, expiration, portfolio, started_by)
                overriding system value values (?, ?, ?, ?, ?, ?, ?)""")) {
            for (GeneratedOutcome outcome : found.values()) {
                ids.put(outcome, ids.size() + 1);
                insert.setInt(1, ids.size());
                insert.setString(2, outcome.medium.name());
                insert.setString(3, outcome.status.name());
                insert.setString(4, name(outcome.voiceStatus));
                insert.setString(5, name(outcome.expiration));
                insert.setBoolean(6, outcome.portfolio);
                insert.setString(7, name(outcome.startedBy));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return ids;
    }

    private static @Nullable String name(@Nullable Enum<?> fact) {
        return fact == null ? null : fact.name();
    }
}
