package io.rastro.ledger;

import io.rastro.report.DailyWindow;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.Period;
import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the ledger. Sets restrict only when they hold any.
 *
 * @param period local dates
 * @param window local times of day
 * @param who part of the name of who did it
 * @param address of the machine it was asked from
 * @param contactIds of data subjects
 * @param subjects keyed hashes by which data subjects were looked up
 */
public record LedgerFilter(
        Period period,
        Optional<DailyWindow> window,
        Optional<String> who,
        Optional<String> address,
        Set<Kind> kinds,
        Set<Outcome> outcomes,
        Set<Long> contactIds,
        List<String> subjects,
        Order order) {

    static final String BETWEEN_SUBJECTS = ",";

    /** Reads it from an address that was checked. */
    public static LedgerFilter of(FilterValues values, Order order) {
        FilterField time = LedgerField.TIME.field();
        return new LedgerFilter(
                values.period(LedgerField.DATE.field()),
                values.has(time) ? Optional.of(values.window(time)) : Optional.empty(),
                values.one(LedgerField.WHO.field()),
                values.one(LedgerField.ADDRESS.field()),
                values.codes(LedgerField.KIND.field(), Kind.class),
                values.codes(LedgerField.OUTCOME.field(), Outcome.class),
                values.longIds(LedgerField.CONTACT.field()),
                values.one(LedgerField.SUBJECT.field())
                        .map(hashes -> List.of(hashes.split(BETWEEN_SUBJECTS, -1)))
                        .orElse(List.of()),
                order);
    }

    /** Whether it asks for data subjects. */
    public boolean ofSubjects() {
        return !contactIds.isEmpty() || !subjects.isEmpty();
    }
}
