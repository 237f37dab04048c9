package io.rastro.source.freeswitch;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.source.Assembler;
import io.rastro.source.Difference;
import io.rastro.source.RawEvent;
import io.rastro.source.freeswitch.FreeSwitchType.Names;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Calls: the leg of who called, and those of the telephones that rang for it, which are no calls of their own. */
final class FreeSwitchAssembler implements Assembler {

    /** Where a leg tells them. */
    private static final Map<Difference.Fact, String> MOMENTS = new EnumMap<>(Map.of(
            Difference.Fact.BEGAN, "start_epoch",
            Difference.Fact.ANSWERED, "answer_epoch",
            Difference.Fact.ENDED, "end_epoch"));

    private final Names names;

    FreeSwitchAssembler(Names names) {
        this.names = names;
    }

    @Override
    public Reading read(RawEvent event) {
        Leg leg = Leg.of(event);
        if (leg == null) {
            return new Reading.Apart(event.text().startsWith("{") ? "otherEvent" : "unreadable");
        }
        return new Reading.Member(Set.of("call:" + leg.call()), leg.isCall());
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        Map<String, Leg> legs = new LinkedHashMap<>();
        List<RawEvent> told = new ArrayList<>();
        List<LeftOver> leftOver = new ArrayList<>();
        for (RawEvent event : events) {
            Leg leg = Leg.of(event);
            if (leg == null) {
                leftOver.add(new LeftOver(event, "unreadable"));
            } else {
                told.add(event);
                legs.put(leg.id(), leg);
            }
        }
        Leg call = legs.values().stream().filter(Leg::isCall).findFirst().orElse(null);
        if (call == null || finish == Finish.PREVIEW) {
            if (finish != Finish.PREVIEW) {
                told.forEach(event -> leftOver.add(new LeftOver(event, "legWithoutCall")));
            }
            return new Assembly(List.of(), leftOver, Set.of());
        }
        List<Leg> others = legs.values().stream()
                .filter(leg -> !leg.id().equals(call.id()))
                .toList();
        List<IncomingRecord> records = new FreeSwitchCall(call, others, names).records();
        if (records.isEmpty()) {
            told.forEach(event -> leftOver.add(new LeftOver(event, call.bucket())));
        }
        return records.isEmpty()
                ? new Assembly(records, leftOver, Set.of())
                : new Assembly(records, leftOver, Set.of("transfers"), differences(told, call.id()));
    }

    /** What was delivered of a call's own leg beside what the table says of it. */
    private static List<Difference> differences(List<RawEvent> told, String call) {
        Map<String, Leg> byFeed = new TreeMap<>();
        for (RawEvent event : told) {
            Leg leg = Leg.of(event);
            if (leg != null && leg.id().equals(call)) {
                byFeed.put(event.feed(), leg);
            }
        }
        List<Map.Entry<String, Leg>> feeds = List.copyOf(byFeed.entrySet());
        return feeds.size() < 2 ? List.of() : differences(call, feeds.get(0), feeds.get(1));
    }

    private static List<Difference> differences(String call, Map.Entry<String, Leg> one, Map.Entry<String, Leg> other) {
        return MOMENTS.entrySet().stream()
                .flatMap(moment -> Difference.between(
                        call,
                        moment.getKey(),
                        one.getKey(),
                        one.getValue().epoch(moment.getValue()),
                        other.getKey(),
                        other.getValue().epoch(moment.getValue()))
                        .stream())
                .toList();
    }
}
