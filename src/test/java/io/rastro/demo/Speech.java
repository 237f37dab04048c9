package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction.RecordingReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A recorded dialogue that calls of some services can have been.
 *
 * @param file its name among the demo's recordings
 */
record Speech(String file, List<String> services, long millis, int channels, List<Script.Hold> holds) {

    /** The agent says the name of the service after this silence. */
    static final int FIRST_WORD_SECOND = 1;

    static Speech parse(String line) {
        List<String> parts = Texts.parts(line, 5);
        return new Speech(
                parts.get(0),
                List.of(parts.get(1).split("; ", -1)),
                Long.parseLong(parts.get(2)),
                Integer.parseInt(parts.get(3)),
                holds(parts.get(4)));
    }

    private static List<Script.Hold> holds(String spans) {
        return Arrays.stream(spans.split(" ", -1))
                .filter(span -> !span.isEmpty())
                .map(span -> span.split("-", -1))
                .map(ends -> new Script.Hold(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
                .toList();
    }

    /** A call that lasts as long as its recording. */
    Script script() {
        return new Script(List.of(), holds, (int) ((millis + 999) / 1000), false);
    }

    RecordingReference recording(Instant startedAt) {
        return new RecordingReference(DemoRecordings.DIRECTORY + "/" + file, startedAt, millis, channels);
    }
}
