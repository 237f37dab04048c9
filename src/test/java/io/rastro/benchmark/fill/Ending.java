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
record Ending(
        Medium medium,
        Status status,
        @Nullable VoiceStatus voiceStatus,
        @Nullable Expiration expiration,
        boolean portfolio,
        @Nullable StartedBy startedBy) {

    static Ending draw(Medium medium, boolean transferred, Draw draw) {
        VoiceStatus voice = medium.has(Trait.CALL) ? voice(transferred ? 0 : draw.unit()) : null;
        boolean answered = voice == null ? transferred || !draw.chance(.06) : voice == VoiceStatus.ANSWERED;
        return new Ending(
                medium,
                transferred ? Status.SERVICE_TRANSFERRED : status(voice, answered),
                voice,
                medium.has(Trait.EXPIRATION) ? draw.chance(.1) ? Expiration.EXPIRED : Expiration.ACTIVE : null,
                draw.chance(.3),
                medium.has(Trait.STARTED_BY) ? draw.chance(.2) ? StartedBy.COMPANY : StartedBy.CLIENT : null);
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
    static Map<Ending, Integer> store(Connection connection) throws SQLException {
        Map<String, Ending> found = new TreeMap<>();
        Draw draw = new Draw(1);
        for (Medium medium : Medium.values()) {
            for (int trial = 0; trial < 20_000; trial++) {
                Ending ending = draw(medium, trial % 8 == 0, draw);
                found.put(ending.toString(), ending);
            }
        }
        Map<Ending, Integer> ids = new HashMap<>();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outcome (id, medium, status, voice_status, expiration, portfolio, started_by)
                overriding system value values (?, ?, ?, ?, ?, ?, ?)""")) {
            for (Ending ending : found.values()) {
                ids.put(ending, ids.size() + 1);
                insert.setInt(1, ids.size());
                insert.setString(2, ending.medium.name());
                insert.setString(3, ending.status.name());
                insert.setString(4, name(ending.voiceStatus));
                insert.setString(5, name(ending.expiration));
                insert.setBoolean(6, ending.portfolio);
                insert.setString(7, name(ending.startedBy));
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
