package io.rastro.agents.web;

import io.rastro.agents.Repairs;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was repaired or left out, by the key of its sentence; only what occurred. */
final class RepairNotes {

    private RepairNotes() {}

    static Map<String, Long> of(Repairs repairs) {
        Map<String, Long> notes = new LinkedHashMap<>();
        notes.put("overlapping", repairs.overlapping());
        notes.put("unended", repairs.unended());
        notes.put("running", repairs.running());
        notes.put("forgotten", repairs.forgotten());
        notes.put("reversed", repairs.reversed());
        notes.put("nobodys", repairs.nobodys());
        notes.values().removeIf(count -> count == 0);
        return notes;
    }
}
