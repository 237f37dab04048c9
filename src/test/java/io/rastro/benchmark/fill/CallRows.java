package io.rastro.benchmark.fill;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The quality of the quarter's calls. */
final class CallRows {

    private final SkewedRandom random;
    private final BinaryRows calls;

    CallRows(String quarter, SkewedRandom random) {
        this.random = random;
        this.calls = new BinaryRows("call_quality_" + quarter, """
                interaction_id, received_at, jitter_ms, packet_loss_percent, voice_server, dialled_number,
                external_channel, internal_channel, client_hung_up_at, agent_hung_up_at""", true);
    }

    void add(long id, long at, @Nullable String number, long end) {
        calls.row()
                .bigint(id)
                .stamp(at)
                .decimal(random.seconds(45))
                .decimal(random.between(0, 60) / 10.0)
                .text("server" + id % 8 + ".voip.example.com")
                .text(number == null ? null : "0" + number.substring(1))
                .text("PJSIP/tronco-" + Long.toHexString(id))
                .text("PJSIP/ramal-" + Long.toHexString(id * 31))
                .stamp(end)
                .stamp(end);
    }

    void send(Connection connection) throws SQLException {
        calls.send(connection);
    }
}
