package io.rastro.ledger;

import io.rastro.report.DailyWindow;
import io.rastro.report.sql.TimeOfDay;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions on ledger_entry e of what is asked of it, with the values of their parameters. */
final class LedgerConditions {

    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    /** All but the data subjects. */
    static LedgerConditions of(LedgerFilter filter, ZoneId zone) {
        LedgerConditions all = new LedgerConditions();
        all.instant("e.at >= :start", "start", filter.period().start(zone));
        all.instant("e.at < :end", "end", filter.period().end(zone));
        filter.window().ifPresent(window -> all.window(window, zone));
        filter.who().ifPresent(who -> all.add("strpos(fold(e.account_name), fold(:who)) > 0", "who", who));
        filter.address().ifPresent(address -> all.add("e.address = :address", "address", address));
        all.codes("e.kind = any(:kinds)", "kinds", filter.kinds());
        all.codes("e.outcome = any(:outcomes)", "outcomes", filter.outcomes());
        return all;
    }

    /**
     * What concerns somebody.
     *
     * @param exports the entries of exports that held them
     */
    LedgerConditions about(DataSubject subject, List<Long> exports) {
        parameters.put("contacts", subject.contactIds().toArray(Long[]::new));
        parameters.put("conversations", subject.conversationIds().toArray(Long[]::new));
        parameters.put("hashes", subject.hashes().toArray(String[]::new));
        parameters.put("exports", exports.toArray(Long[]::new));
        conditions.add("(e.contact_ids && :contacts or e.conversation_ids && :conversations"
                + " or e.subjects && cast(:hashes as text[]) or e.number = any(:exports))");
        return this;
    }

    private void window(DailyWindow window, ZoneId zone) {
        conditions.add(TimeOfDay.condition("e.at", window));
        parameters.putAll(TimeOfDay.parameters(window, zone));
    }

    private void instant(String condition, String parameter, @Nullable Instant instant) {
        if (instant != null) {
            add(condition, parameter, instant.atOffset(ZoneOffset.UTC));
        }
    }

    private void codes(String condition, String parameter, Collection<? extends Enum<?>> codes) {
        if (!codes.isEmpty()) {
            add(condition, parameter, codes.stream().map(Enum::name).toArray(String[]::new));
        }
    }

    private void add(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }
}
