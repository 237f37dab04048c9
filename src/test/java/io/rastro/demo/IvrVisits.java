package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction;
import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.ivr.IvrOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The calls that entered the IVRs: those that became conversations, and those that ended there. */
final class IvrVisits {

    /** Between the options of a way through an IVR. */
    static final String STEP = " > ";

    /** For each call that became a conversation: together they make self-service a quarter of all calls. */
    private static final double SERVED_BY_THEMSELVES = 0.355;

    private static final double GIVEN_UP = 0.06;
    private static final int AROUND_SECONDS = 1_500;

    private final ServiceCatalogue services;
    private final ContactBook contacts;
    private final Window window;
    private final List<SelfService> selfServices =
            Texts.lines("self-service.txt").stream().map(SelfService::parse).toList();

    IvrVisits(ServiceCatalogue services, ContactBook contacts, Window window) {
        this.services = services;
        this.contacts = contacts;
        this.window = window;
    }

    /** The visits that the conversations of one day began with, and those that became none. */
    List<IncomingIvrCall> of(LocalDate day, List<List<IncomingInteraction>> conversations) {
        List<IncomingIvrCall> forwarded = of(conversations);
        List<IncomingIvrCall> visits = new ArrayList<>(forwarded);
        Chance chance = Chance.of("ivr", window.dayNumber(day));
        for (IncomingIvrCall call : forwarded) {
            if (chance.happens(SERVED_BY_THEMSELVES)) {
                SelfService service = chance.weighted(selfServices, SelfService::weight);
                int seconds = chance.seconds(service.seconds(), 0.4, 12, 400);
                visits.add(alone(call, "-s", service, service.path(), seconds, IvrOutcome.RETAINED, chance));
            }
            if (chance.happens(GIVEN_UP)) {
                SelfService service = chance.weighted(selfServices, SelfService::weight);
                List<String> path = service.path()
                        .subList(0, chance.between(0, service.path().size() - 1));
                visits.add(alone(call, "-d", service, path, chance.between(2, 70), IvrOutcome.ABANDONED, chance));
            }
        }
        return visits;
    }

    List<IncomingIvrCall> of(List<List<IncomingInteraction>> conversations) {
        return conversations.stream()
                .map(segments -> segments.get(0))
                .filter(first ->
                        first.medium() == Medium.VOICE && first.parties().direction() == Direction.INBOUND)
                .map(this::visit)
                .toList();
    }

    private IncomingIvrCall visit(IncomingInteraction first) {
        List<String> way = way(first);
        Instant queued = first.stamps().queuedAt();
        return new IncomingIvrCall(
                first.externalId() + "-ivr",
                way.get(0),
                first.stamps().receivedAt(),
                queued == null ? first.stamps().finishedAt() : queued,
                way.subList(1, way.size()),
                queued == null ? IvrOutcome.ABANDONED : IvrOutcome.FORWARDED,
                first.labels().conversationId(),
                first.parties().from());
    }

    /** As the call's own comments tell it, or else what leads to its service. */
    private List<String> way(IncomingInteraction first) {
        String told = first.ending().internalComments();
        String way = told == null || !told.startsWith("URA ")
                ? services.named(Objects.requireNonNull(first.parties().service()))
                        .way()
                : told.lines().findFirst().orElseThrow();
        return List.of(way.split(Pattern.quote(STEP)));
    }

    /** A call about the same time as another one, that nobody ever spoke to. */
    private IncomingIvrCall alone(
            IncomingIvrCall near,
            String suffix,
            SelfService service,
            List<String> path,
            int seconds,
            IvrOutcome outcome,
            Chance chance) {
        Instant entered = window.clip(near.enteredAt().plusSeconds(chance.between(-AROUND_SECONDS, AROUND_SECONDS)));
        return new IncomingIvrCall(
                near.externalId() + suffix,
                service.ivr(),
                entered,
                window.clip(entered.plusSeconds(seconds)),
                path,
                outcome,
                null,
                "+" + contacts.pick(chance).phone());
    }

    /** What a caller can get from an IVR without any agent. */
    private record SelfService(double weight, int seconds, String ivr, List<String> path) {

        static SelfService parse(String line) {
            List<String> parts = Texts.parts(line, 3);
            List<String> way = List.of(parts.get(2).split(Pattern.quote(STEP)));
            return new SelfService(
                    Double.parseDouble(parts.get(0)),
                    Integer.parseInt(parts.get(1)),
                    way.get(0),
                    way.subList(1, way.size()));
        }
    }
}
