package io.rastro.benchmark.fill;

import io.rastro.interaction.Direction;
import io.rastro.interaction.LastReply;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of all tables that a quarter's interactions come to. */
final class QuarterRows {

    static final int SENT_AT_ONCE = 20_000;

    private static final byte[] NO_HASH = new byte[32];
    private static final int[] NO_TAGS = {};

    private final FillSize size;
    private final Map<GeneratedOutcome, Integer> generatedOutcomes;
    private final SkewedRandom random;
    private final BinaryRows interactions;
    private final BinaryRows tags;
    private final CallRows calls;
    private final TalkRows talk;
    private final BinaryRows conversations = new BinaryRows("conversation", "id, source, external_id", false);
    private final BinaryRows keys =
            new BinaryRows("interaction_key", "source, external_id, interaction_id, received_at, content_hash", false);

    QuarterRows(String quarter, FillSize size, Map<GeneratedOutcome, Integer> generatedOutcomes, SkewedRandom random) {
        this.size = size;
        this.generatedOutcomes = generatedOutcomes;
        this.random = random;
        this.interactions = new BinaryRows("interaction_" + quarter, """
                id, received_at, queued_at, answered_at, first_message_at, finished_at, conversation_id, contact_id,
                segment, service_id, agent_id, outcome_id, hold_seconds, first_response_seconds, response_seconds,
                medium, direction, origin, last_reply, protocol, external_protocol, from_address, to_address,
                phone_number, email, tag_ids, internal_comments, import_id""", true);
        this.tags = new BinaryRows("interaction_tag_" + quarter, "tag_id, medium, received_at, interaction_id", true);
        this.calls = new CallRows(quarter, random);
        this.talk = new TalkRows(quarter, random);
    }

    /** Answers with the second in which it ended. */
    long add(long id, GeneratedSegment segment, boolean transferred, LocalDate date) {
        Medium medium = segment.medium();
        GeneratedOutcome outcome = GeneratedOutcome.draw(medium, transferred, random);
        long queued = segment.at() + random.between(0, 20);
        long delivered = queued + random.seconds(40);
        @Nullable Long answered = outcome.answered() ? Long.valueOf(delivered) : null;
        int response = random.seconds(medium.has(Trait.CALL) ? 3 : 25);
        long end = delivered + (answered == null ? 0 : response + random.seconds(medium.has(Trait.CALL) ? 240 : 600));
        Party party = Party.draw(id, segment, size, random);
        int[] tagIds = answered == null ? NO_TAGS : tags(id, date);
        boolean outbound = medium.has(Trait.CALL) && random.chance(.3);
        interactions
                .row()
                .bigint(id)
                .stamp(segment.at())
                .stamp(queued)
                .stamp(answered)
                .stamp(answered == null ? null : Long.valueOf(answered + response))
                .stamp(end)
                .bigint(segment.conversationId())
                .bigint(segment.contactId())
                .integer(segment.number())
                .integer(service(id))
                .integer(answered == null ? null : Integer.valueOf(agent(date)))
                .integer(generatedOutcomes.get(outcome))
                .integer(
                        medium.has(Trait.HOLD) && answered != null
                                ? Integer.valueOf((int) (end - delivered) / 9)
                                : null)
                .integer(answered == null ? null : Integer.valueOf(response))
                .integer(answered == null || medium.has(Trait.CALL) ? null : Integer.valueOf(response + 12))
                .text(medium.name())
                .text(medium.has(Trait.CALL) ? (outbound ? Direction.OUTBOUND : Direction.INBOUND).name() : null)
                .text("Portal")
                .text(medium.has(Trait.CALL) ? LastReply.UNDEFINED.name() : LastReply.AGENT.name())
                .text(Party.protocol(id, segment.at(), medium))
                .text(id % 3 == 0 ? "EXT-" + id : null)
                .text(outbound ? "40028922" : party.address())
                .text(medium.has(Trait.CALL) ? (outbound ? party.address() : "40028922") : null)
                .text(party.phone())
                .text(party.email())
                .integers(tagIds)
                .text(id % 2 == 0 ? "URA > 1 > 3 > fila; cliente pede segunda via, \"urgente\", pedido " + id : null)
                .integer(importId(id, date));
        for (int tag : tagIds) {
            tags.row().integer(tag).text(medium.name()).stamp(segment.at()).bigint(id);
        }
        if (medium.has(Trait.CALL)) {
            calls.add(id, segment.at(), party.address(), end);
        }
        if (id % TalkRows.ONE_IN == 0) {
            talk.add(id, segment, queued, answered, end, outcome);
        }
        if (segment.number() == 1) {
            conversations.row().bigint(id).text("benchmark").text("C" + id);
        }
        keys.row()
                .text("benchmark")
                .text("B" + id)
                .bigint(id)
                .stamp(segment.at())
                .raw(NO_HASH);
        return end;
    }

    // A file for each quarter, and a small one with rows of all of them.
    private int importId(long id, LocalDate date) {
        return rare(id) ? FillSize.RARE_IMPORT : FillSize.importOf(date);
    }

    private int service(long id) {
        return rare(id) ? FillSize.SERVICES : random.skewed(FillSize.SERVICES - 2, 3);
    }

    private static int agent(SkewedRandom random, int agents) {
        return random.skewed(agents, 1.4);
    }

    private int agent(LocalDate date) {
        if (!date.isAfter(FillSize.DEPARTED_AFTER) && random.chance(.2)) {
            return FillSize.AGENTS - FillSize.DEPARTED_AGENTS + agent(random, FillSize.DEPARTED_AGENTS);
        }
        return agent(random, FillSize.AGENTS - FillSize.DEPARTED_AGENTS);
    }

    // The last tag is rare, the one before absent, and the third last was given up after the first month.
    private int[] tags(long id, LocalDate date) {
        if (rare(id)) {
            return new int[] {1, FillSize.TAGS};
        }
        if (random.chance(.3)) {
            return NO_TAGS;
        }
        int frequent = random.skewed(FillSize.TAGS - 3, 3);
        if (date.isBefore(FillSize.FIRST_DAY.plusMonths(1)) && random.chance(.05)) {
            return new int[] {frequent, FillSize.TAGS - 2};
        }
        int second = random.skewed(FillSize.TAGS - 3, 2);
        return second == frequent || random.chance(.6) ? new int[] {frequent} : new int[] {frequent, second};
    }

    private boolean rare(long id) {
        return id % (size.rows() / FillSize.RARE_INTERACTIONS) == 7;
    }

    void send(Connection connection) throws SQLException {
        interactions.send(connection);
        tags.send(connection);
        calls.send(connection);
        talk.send(connection);
        conversations.send(connection);
        keys.send(connection);
    }
}
