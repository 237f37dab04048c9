package io.rastro.source;

import io.rastro.system.LedgerEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Something that an administrator did with a connected system. */
public record SourceEvent(Act act, int sourceId, String name, String type) implements LedgerEvent {

    public enum Act {
        ADDED,
        CHANGED,
        ENABLED,
        DISABLED,
        READ_AGAIN,
        /** Events are shown as they came, which say who people are. */
        PREVIEWED,
        EVENTS_SEEN,
        EVENTS_RETRIED
    }

    static SourceEvent of(Act act, ConnectedSource source) {
        return new SourceEvent(act, source.id(), source.name(), source.type());
    }

    @Override
    public Kind kind() {
        return Kind.ADMINISTRATION;
    }

    @Override
    public String action() {
        return "source-" + act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public List<String> objects() {
        return List.of("source/" + sourceId);
    }

    @Override
    public Map<String, String> details() {
        return Map.of("name", name, "type", type);
    }
}
