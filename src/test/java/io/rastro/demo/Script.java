package io.rastro.demo;

import io.rastro.interaction.Sender;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens while an agent handles something, in seconds since the delivery. The texts may still name facts.
 *
 * @param deserted the client stopped answering
 */
record Script(List<Line> lines, List<Hold> holds, int seconds, boolean deserted) {

    record Line(
            int second,
            Sender sender,
            String text,
            @Nullable String attachment) {}

    record Hold(int from, int to) {}
}
