package io.rastro.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An assembler whose defects cost nothing but the events that they show at: these are kept in a bucket. */
final class GuardedAssembler implements Assembler {

    static final String DEFECT = "defect";

    private static final Logger log = LoggerFactory.getLogger(GuardedAssembler.class);

    private final Assembler assembler;
    private final String source;

    /** @param source as administrators know it */
    GuardedAssembler(Assembler assembler, String source) {
        this.assembler = assembler;
        this.source = source;
    }

    @Override
    public Reading read(RawEvent event) {
        return guarded(() -> assembler.read(event), List.of(event)).orElseGet(() -> new Reading.Apart(DEFECT));
    }

    @Override
    public Assembly assemble(List<RawEvent> events, Finish finish) {
        return guarded(() -> assembler.assemble(events, finish), events)
                .orElseGet(() -> new Assembly(
                        List.of(),
                        events.stream()
                                .map(event -> new LeftOver(event, DEFECT))
                                .toList(),
                        Set.of()));
    }

    @Override
    public Optional<Settled> settle(List<RawEvent> events) {
        return guarded(() -> assembler.settle(events), events).flatMap(settled -> settled);
    }

    private <T> Optional<T> guarded(Supplier<T> asked, List<RawEvent> events) {
        try {
            return Optional.of(asked.get());
        } catch (RuntimeException defect) {
            String place = events.isEmpty() ? "nothing" : events.get(0).place();
            log.error("Source {}: {} cannot be understood", source, place, defect);
            return Optional.empty();
        }
    }
}
