package io.rastro.ledger;

import io.rastro.ledger.Incident.Touched;
import io.rastro.report.PageTransaction;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what a part of the ledger touched: of an account, an address, a period. */
@Service
@PageTransaction
public class IncidentService {

    private final LedgerListService entries;
    private final IncidentQueries queries;

    IncidentService(LedgerListService entries, IncidentQueries queries) {
        this.entries = entries;
        this.queries = queries;
    }

    public Incident of(LedgerFilter filter) {
        LedgerConditions conditions = entries.conditions(filter);
        return new Incident(
                queries.acts(conditions),
                queries.readers(conditions),
                queries.exports(conditions),
                queries.subjects(conditions));
    }

    /** Hands over every data subject whom single pages showed. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void export(LedgerFilter filter, Consumer<Touched> sink) {
        queries.forEachTouched(entries.conditions(filter), sink);
    }
}
