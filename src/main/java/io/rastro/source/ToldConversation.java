package io.rastro.source;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Difference.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a conversation's moments were, as one source tells them.
 *
 * @param id its external id
 * @param stored whether the records that are kept are this source's
 */
record ToldConversation(
        String id,
        Instant beganAt,
        @Nullable Instant queuedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        boolean stored) {

    /** Clocks may be hours apart, and ids are given anew after years. */
    private static final Duration TOGETHER = Duration.ofDays(1);

    /** The conversations of some records; agents' statuses belong to none. */
    static List<ToldConversation> of(List<IncomingRecord> records, boolean stored) {
        return together(records.stream().flatMap(record -> of(record, stored).stream()));
    }

    /** Each once, whatever parts of it were told. */
    static List<ToldConversation> together(Stream<ToldConversation> parts) {
        Map<String, ToldConversation> told = new LinkedHashMap<>();
        parts.forEach(one -> told.merge(one.id(), one, ToldConversation::with));
        return List.copyOf(told.values());
    }

    private static Optional<ToldConversation> of(IncomingRecord record, boolean stored) {
        if (record instanceof IncomingInteraction interaction) {
            var stamps = interaction.stamps();
            return Optional.of(new ToldConversation(
                    orElse(interaction.labels().conversationId(), interaction.externalId()),
                    stamps.receivedAt(),
                    stamps.queuedAt(),
                    stamps.answeredAt(),
                    stamps.finishedAt(),
                    stored));
        }
        return record instanceof IncomingIvrCall call
                ? Optional.of(new ToldConversation(
                        orElse(call.conversationId(), call.externalId()),
                        call.enteredAt(),
                        null,
                        null,
                        call.leftAt(),
                        stored))
                : Optional.empty();
    }

    private static String orElse(@Nullable String conversation, String record) {
        return conversation == null ? record : conversation;
    }

    /** Together with another part of it: it begins with the first, and ends with the last. */
    private ToldConversation with(ToldConversation other) {
        return new ToldConversation(
                id,
                other.beganAt.isBefore(beganAt) ? other.beganAt : beganAt,
                first(queuedAt, other.queuedAt),
                first(answeredAt, other.answeredAt),
                endedAt != null && (other.endedAt == null || endedAt.isAfter(other.endedAt)) ? endedAt : other.endedAt,
                stored);
    }

    private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
        return one != null && (other == null || one.isBefore(other)) ? one : other;
    }

    /** Whether it is the same one, told by another source. */
    boolean isSameAs(ToldConversation other) {
        return id.equals(other.id)
                && Duration.between(beganAt, other.beganAt).abs().compareTo(TOGETHER) <= 0;
    }

    /** Where another source tells it otherwise. */
    List<Difference> differences(String source, ToldConversation other, String otherSource) {
        return Stream.of(
                        Difference.between(id, Fact.BEGAN, source, beganAt, otherSource, other.beganAt),
                        Difference.between(id, Fact.QUEUED, source, queuedAt, otherSource, other.queuedAt),
                        Difference.between(id, Fact.ANSWERED, source, answeredAt, otherSource, other.answeredAt),
                        Difference.between(id, Fact.ENDED, source, endedAt, otherSource, other.endedAt))
                .flatMap(Optional::stream)
                .toList();
    }
}
