package io.rastro.source;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A kind of system that can be connected, declared once: its settings make the form, its feeds and assembler the rest. */
public interface SourceType {

    /** Stands in the database and in addresses; the key of its name in the message bundles below {@code source.type}. */
    String key();

    /** What has to be told to connect one, in the order of the form. */
    List<SourceSetting> settings();

    /**
     * What it writes to, each to be read.
     *
     * @param settings of one connected system, by the names of {@link #settings()}
     */
    List<Feed> feeds(Map<String, String> settings);

    Assembler assembler(Map<String, String> settings);

    /** Whether what several sources of one system write is put together as if one had written it, with what all of them are told. */
    default boolean joinsSources() {
        return false;
    }

    /** How long a group that seems ended is left open for stragglers of other feeds. */
    default Duration grace(Map<String, String> settings) {
        return Duration.ofSeconds(30);
    }

    /**
     * What events tell of settings that are {@link SourceSetting.Kind#MAP} and is not told there yet, for somebody to look over and
     * take.
     *
     * @return ours by theirs, by the setting's name
     */
    default Map<String, Map<String, String>> proposals(List<RawEvent> events, Map<String, String> settings) {
        return Map.of();
    }

    /**
     * What settings make it read, as two sources would name the same place alike; a place that two read is counted twice. By the
     * setting that it stands in.
     */
    default Map<String, String> places(Map<String, String> settings) {
        return ReadPlaces.of(this, settings);
    }

    /** Tries to reach what the settings name; returns when it was reached. */
    void check(Map<String, String> settings) throws IOException;

    /** How long a group that has not ended is left open after its last event. */
    default Duration silence(Map<String, String> settings) {
        return Duration.ofHours(24);
    }
}
