package io.rastro.ivr.web;

import io.rastro.ivr.CallSet;
import io.rastro.ivr.IvrReport;
import java.util.List;

/**
 * Something repaired or left out of the numbers, told under the table.
 *
 * @param href the calls concerned
 */
public record CallSetNote(CallSet set, long count, String href) {

    static List<CallSetNote> of(IvrReport report, CallLinks links) {
        return CallSet.REMARKS.stream()
                .map(set -> new CallSetNote(set, report.total().measures().count(set), links.of(set, null)))
                .filter(note -> note.count > 0)
                .toList();
    }
}
