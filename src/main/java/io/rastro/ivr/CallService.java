package io.rastro.ivr;

import io.rastro.account.ServiceScope;
import io.rastro.directory.ListService;
import io.rastro.report.KeysetList;
import org.springframework.stereotype.Service;

/** The calls behind the numbers of the IVR report, counted as the report counts. */
@Service
public class CallService extends ListService<CallsFilter, CallRow> {

    private final CallRepository calls;
    private final IvrService report;

    CallService(CallRepository calls, IvrService report) {
        this.calls = calls;
        this.report = report;
    }

    @Override
    protected KeysetList<CallRow> list(CallsFilter filter, ServiceScope scope) {
        return calls.list(
                report.conditions(filter, scope), filter.order(), scope.mask(), () -> report.count(filter, scope));
    }
}
