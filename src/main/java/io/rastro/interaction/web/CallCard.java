package io.rastro.interaction.web;

import io.rastro.interaction.Grade;
import io.rastro.interaction.history.CallDetails;
import io.rastro.interaction.history.Segment;
import io.rastro.interaction.web.HistoryFacts.HistoryFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one call.
 *
 * @param number the segment
 * @param grade null when the call was not measured enough to tell
 * @param verdict the key of the sentence that says which measurement decided; null without grade
 */
public record CallCard(
        int number,
        @Nullable Grade grade,
        List<Gauge> gauges,
        @Nullable String verdict,
        List<HistoryFact> facts) {

    static CallCard of(Segment segment, CallDetails call, HistoryText text) {
        List<Gauge> gauges = Stream.of(
                        Gauge.jitter(call.jitterMs(), call.jitterGrade()),
                        Gauge.packetLoss(call.packetLossPercent(), call.packetLossGrade()))
                .filter(Objects::nonNull)
                .toList();
        return new CallCard(
                segment.number(),
                call.grade(),
                gauges,
                call.grade() == null ? null : verdict(call),
                facts(segment, call, text));
    }

    private static String verdict(CallDetails call) {
        boolean jitter = call.jitterMs() != null && call.jitterMs() >= Grade.HIGH_JITTER_MS;
        boolean loss = call.packetLossPercent() != null && call.packetLossPercent() >= Grade.HIGH_LOSS_PERCENT;
        return jitter && loss ? "quality.both" : jitter ? "quality.jitter" : loss ? "quality.loss" : "quality.none";
    }

    private static List<HistoryFact> facts(Segment segment, CallDetails call, HistoryText text) {
        List<HistoryFact> facts = new ArrayList<>();
        add(
                facts,
                "direction",
                segment.direction() == null ? null : segment.direction().label());
        add(facts, "from", segment.fromAddress());
        add(facts, "to", segment.toAddress());
        add(facts, "dialled", call.dialledNumber());
        add(facts, "server", call.voiceServer());
        add(facts, "externalChannel", call.externalChannel());
        add(facts, "internalChannel", call.internalChannel());
        Long waited = segment.times().waitedSeconds();
        add(facts, "queueTime", waited == null ? null : text.duration(waited));
        add(facts, "clientHungUp", stamp(call.clientHungUpAt(), text));
        add(facts, "agentHungUp", stamp(call.agentHungUpAt(), text));
        add(facts, "hungUpFirst", call.hungUpFirst() == null ? null : text.message("hungUp." + call.hungUpFirst()));
        add(
                facts,
                "voiceStatus",
                call.voiceStatus() == null ? null : text.message("voiceStatus." + call.voiceStatus()));
        return facts;
    }

    private static @Nullable String stamp(@Nullable Instant at, HistoryText text) {
        return at == null ? null : text.stamp(at);
    }

    private static void add(List<HistoryFact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new HistoryFact(key, value));
        }
    }
}
