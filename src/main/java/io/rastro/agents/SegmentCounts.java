package io.rastro.agents;

import io.rastro.agents.Formula.Example.Term;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import io.rastro.report.Format;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent answered, by DATA.
 *
 * @param media the segments by medium; a medium nobody used is absent
 * @param conversations distinct ones; the only number here that does not add up
 * @param inbound answered calls that came in
 * @param outbound answered calls that went out
 * @param transferred answered segments that ended in a transfer
 */
public record SegmentCounts(
        Map<Medium, Assigned> media, long conversations, long inbound, long outbound, long transferred) {

    public static final SegmentCounts NONE = new SegmentCounts(Map.of(), 0, 0, 0, 0);

    public SegmentCounts {
        media = media.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(media));
    }

    /**
     * The segments that carry the agent's name.
     *
     * @param all also those the agent never answered, which interaction tracking lists under the agent too
     */
    public record Assigned(long answered, long all) {

        static final Assigned NONE = new Assigned(0, 0);

        Assigned plus(Assigned other) {
            return new Assigned(answered + other.answered, all + other.all);
        }
    }

    public long answered() {
        return media.values().stream().mapToLong(Assigned::answered).sum();
    }

    /** Those that occur, in the order of the media. */
    List<Term> answeredByMedium() {
        return media.entrySet().stream()
                .filter(entry -> entry.getValue().answered() > 0)
                .map(entry -> new Term(Format.COUNT, entry.getValue().answered(), entry.getKey()))
                .toList();
    }

    long answeredCalls() {
        return media.entrySet().stream()
                .filter(entry -> entry.getKey().has(Trait.CALL))
                .mapToLong(entry -> entry.getValue().answered())
                .sum();
    }

    public Assigned of(Medium medium) {
        return media.getOrDefault(medium, Assigned.NONE);
    }

    /** Both added up, conversations too: who knows better says so with {@link #withConversations}. */
    public SegmentCounts plus(SegmentCounts other) {
        Map<Medium, Assigned> both = new EnumMap<>(Medium.class);
        both.putAll(media);
        other.media.forEach((medium, assigned) -> both.merge(medium, assigned, Assigned::plus));
        return new SegmentCounts(
                both,
                conversations + other.conversations,
                inbound + other.inbound,
                outbound + other.outbound,
                transferred + other.transferred);
    }

    SegmentCounts withConversations(long conversationCount) {
        return new SegmentCounts(media, conversationCount, inbound, outbound, transferred);
    }
}
