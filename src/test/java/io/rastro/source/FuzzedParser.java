package io.rastro.source;

import io.rastro.ingestion.ChatFuzz;
import io.rastro.source.Assembler.Reading;
import io.rastro.source.asterisk.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Something that reads what other systems write. */
record FuzzedParser(String name, List<Sample> samples, Function<List<Sample>, Told> reading) {

    private static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");

    /** A line or body as it comes by a feed. */
    record Sample(String feed, String text) {}

    /** What was told, and how much of it is in a record, in a bucket or refused. */
    record Told(int events, int accounted) {}

    Told read(List<Sample> texts) {
        return reading.apply(texts);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A type of source, with those of the samples that it makes something of. */
    static FuzzedParser of(SourceType type, Map<String, String> settings, List<Sample> samples) {
        Map<String, LineFeedStub> lineFeeds = new HashMap<>();
        List<String> feeds = new ArrayList<>(List.of(WebhookType.WEBHOOK));
        for (Feed feed : type.feeds(settings)) {
            feeds.add(feed.name());
            if (feed instanceof LineFeedStub lines) {
                lineFeeds.put(feed.name(), lines);
            }
        }
        Assembler assembler = type.assembler(settings);
        List<Sample> own = samples.stream()
                .flatMap(sample -> sample.feed().equals(WebhookType.WEBHOOK)
                        ? feeds.stream().map(feed -> new Sample(feed, sample.text()))
                        : Stream.of(sample))
                .filter(sample -> events(type, lineFeeds, sample, 0).stream()
                        .anyMatch(event -> !(assembler.read(event) instanceof Reading.Apart)))
                .toList();
        return new FuzzedParser(type.key(), own.isEmpty() ? samples : own, texts -> {
            List<RawEvent> events = new ArrayList<>();
            for (Sample text : texts) {
                events.addAll(events(type, lineFeeds, text, events.size()));
            }
            Replay replay = Replay.of(events, type.assembler(settings));
            ChatFuzz.check(replay.records());
            return new Told(events.size(), replay.accounted());
        });
    }

    private static List<RawEvent> events(SourceType type, Map<String, LineFeedStub> feeds, Sample sample, int place) {
        List<RawEvent> events = new ArrayList<>();
        if (type instanceof WebhookType webhook) {
            webhook.parts(sample.text(), NOW)
                    .forEach(part -> events.add(
                            new RawEvent(sample.feed(), place + "." + events.size(), part.at(), part.text())));
            return events;
        }
        LineFeedStub feed = feeds.get(sample.feed());
        Instant at = feed == null ? NOW : feed.happened().apply(sample.text());
        return List.of(new RawEvent(sample.feed(), String.valueOf(place), at == null ? NOW : at, sample.text()));
    }
}
