package io.rastro.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a file's name which call it recorded. */
final class FileNamePattern {

    private static final int LARGEST_POSITION = 999;

    private final Pattern pattern;
    private final String source;

    FileNamePattern(Pattern pattern, String source) {
        this.pattern = pattern;
        this.source = source;
        if (!has("externalId")) {
            throw new IllegalArgumentException("rastro.recordings.watch.pattern has no group (?<externalId>…)");
        }
        if (source.isBlank() && !has("source")) {
            throw new IllegalArgumentException(
                    "rastro.recordings.watch.source is not set and rastro.recordings.watch.pattern has no group (?<source>…)");
        }
    }

    /** A call, and which of its recordings. */
    record Target(String source, String externalId, int position) {}

    /** Empty if the name does not fit. */
    Optional<Target> read(String fileName) {
        Matcher matcher = pattern.matcher(fileName);
        if (!matcher.matches() || matcher.group("externalId") == null) {
            return Optional.empty();
        }
        String position = has("position") ? matcher.group("position") : null;
        return Optional.of(new Target(
                has("source") && matcher.group("source") != null ? matcher.group("source") : source,
                matcher.group("externalId"),
                position == null ? 0 : number(position)));
    }

    private static int number(String digits) {
        try {
            return Math.min(LARGEST_POSITION, Math.max(0, Integer.parseInt(digits)));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    private boolean has(String group) {
        return pattern.pattern().contains("(?<" + group + ">");
    }
}
