package io.rastro.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** {@link CallLogs} as something that can be connected on the pages of the portals of tests. */
@Component
class LoggedCalls implements SourceType {

    static final String KEY = "logged-calls";

    private final Clock clock;

    LoggedCalls(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<SourceSetting> settings() {
        return List.of(
                new SourceSetting("directory", SourceSetting.Kind.FILE, true, "/var/log/calls"),
                new SourceSetting("timeZone", SourceSetting.Kind.ZONE, false, null),
                new SourceSetting("names", SourceSetting.Kind.MAP, false, "101 = Ana"),
                new SourceSetting("password", SourceSetting.Kind.SECRET, true, null));
    }

    private CallLogs logs(Map<String, String> settings) {
        return new CallLogs(Path.of(settings.getOrDefault("directory", "")), clock, UnaryOperator.identity());
    }

    @Override
    public List<Feed> feeds(Map<String, String> settings) {
        return logs(settings).feeds(settings);
    }

    @Override
    public Assembler assembler(Map<String, String> settings) {
        return logs(settings).assembler(settings);
    }

    @Override
    public void check(Map<String, String> settings) throws IOException {
        if (!Files.exists(Path.of(settings.getOrDefault("directory", "")))) {
            throw new NoSuchFileException(settings.get("directory"));
        }
    }
}
