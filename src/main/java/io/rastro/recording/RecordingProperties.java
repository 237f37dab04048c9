package io.rastro.recording;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator decides about recordings, wherever they are kept.
 *
 * @param maxSize the largest file taken in
 * @param arrivesWithin how long after the end of a call its file may still be on the way
 * @param retention how long after a call its audio is kept; null: for good
 * @param replacedKept how long the store keeps a file after a program sent another for its position; a day at least
 */
@ConfigurationProperties("rastro.recordings")
public record RecordingProperties(
        @DefaultValue("500MB") DataSize maxSize,
        @DefaultValue("1h") Duration arrivesWithin,
        @Nullable Duration retention,
        @DefaultValue("30d") Duration replacedKept) {

    private static final Duration LEAST = Duration.ofDays(1);

    public RecordingProperties {
        replacedKept = replacedKept.compareTo(LEAST) < 0 ? LEAST : replacedKept;
    }
}
