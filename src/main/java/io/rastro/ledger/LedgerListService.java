package io.rastro.ledger;

import io.rastro.account.ServiceScope;
import io.rastro.directory.ListService;
import io.rastro.report.KeysetList;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;

/** The ledger's entries. They are about clients of every service: who may not see all of those sees none. */
@Service
public class LedgerListService extends ListService<LedgerFilter, LedgerRow> {

    private final LedgerQueries entries;
    private final SubjectSearch subjects;
    private final ExportedSubjects exported;
    private final ZoneId zone;

    LedgerListService(LedgerQueries entries, SubjectSearch subjects, ExportedSubjects exported, ZoneId zone) {
        this.entries = entries;
        this.subjects = subjects;
        this.exported = exported;
        this.zone = zone;
    }

    @Override
    protected KeysetList<LedgerRow> list(LedgerFilter filter, ServiceScope scope) {
        return scope.all() ? entries.list(conditions(filter), filter.order()) : KeysetList.none();
    }

    /** What is asked for, data subjects included. */
    LedgerConditions conditions(LedgerFilter filter) {
        LedgerConditions conditions = LedgerConditions.of(filter, zone);
        if (!filter.ofSubjects()) {
            return conditions;
        }
        DataSubject subject = subjects.subject(filter);
        List<Long> exports = exported.holding(subject, entries.exports(conditions));
        return conditions.about(subject, exports);
    }
}
