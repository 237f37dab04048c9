package io.rastro.source.asterisk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of queue_log, or one row of its table written in the same way: when, call id, queue, agent, event, parameters.
 *
 * @param agent a member's name or interface; empty for NONE
 * @param parameters those after the event, as many as the line has
 */
record QueueLogLine(Instant at, String callId, String queue, String agent, String event, List<String> parameters) {

    /** Events that put a call on, in the words of every release. */
    private static final Set<String> OF_CALLS = Set.of(
            "ENTERQUEUE",
            "CONNECT",
            "COMPLETEAGENT",
            "COMPLETECALLER",
            "ABANDON",
            "EXITWITHTIMEOUT",
            "EXITWITHKEY",
            "EXITEMPTY",
            "RINGNOANSWER",
            "RINGCANCELED",
            "TRANSFER",
            "BLINDTRANSFER",
            "ATTENDEDTRANSFER",
            "AGENTDUMP",
            "SYSCOMPAT",
            "WITHDRAW",
            "DID");

    private static final Set<String> OF_MEMBERS = Set.of(
            "ADDMEMBER",
            "REMOVEMEMBER",
            "PAUSE",
            "UNPAUSE",
            "PAUSEALL",
            "UNPAUSEALL",
            "AGENTLOGIN",
            "AGENTLOGOFF",
            "AGENTCALLBACKLOGIN",
            "AGENTCALLBACKLOGOFF");

    private static final Set<String> OF_NEITHER =
            Set.of("QUEUESTART", "CONFIGRELOAD", "PENALTY", "RINGINUSE", "OUTCALL");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private static final int FIELDS_LIMIT = 200;

    /** Bars are not cleaned from queues' and members' names: the event is the first field that can be one. */
    static Optional<QueueLogLine> read(String line, ZoneId zone) {
        String[] fields = line.strip().split("\\|", FIELDS_LIMIT);
        if (fields.length < 5) {
            return Optional.empty();
        }
        Instant at = AsteriskStamp.read(fields[0].strip(), zone).orElse(null);
        int event = eventIn(fields);
        if (at == null || fields[event].isBlank()) {
            return Optional.empty();
        }
        boolean ofNobody = fields[event - 1].equals("NONE");
        int agent = ofNobody ? event - 1 : 3;
        return Optional.of(new QueueLogLine(
                at,
                fields[1].strip(),
                joined(fields, 2, agent),
                ofNobody ? "" : joined(fields, agent, event),
                fields[event],
                List.of(fields).subList(event + 1, fields.length)));
    }

    private static int eventIn(String[] fields) {
        for (int i = 4; i < fields.length; i++) {
            String field = fields[i];
            if (OF_CALLS.contains(field) || OF_MEMBERS.contains(field) || OF_NEITHER.contains(field)) {
                return i;
            }
        }
        return 4;
    }

    private static String joined(String[] fields, int from, int to) {
        return to == from + 1 ? fields[from] : String.join("|", List.of(fields).subList(from, to));
    }

    boolean ofCall() {
        return OF_CALLS.contains(event) && AsteriskStamp.isUniqueId(callId);
    }

    boolean ofMember() {
        return OF_MEMBERS.contains(event) && !agent.isEmpty();
    }

    boolean restarts() {
        return event.equals("QUEUESTART");
    }

    /** Some exchanges note things of a call or of their own. */
    boolean known() {
        return OF_CALLS.contains(event) || OF_MEMBERS.contains(event) || OF_NEITHER.contains(event);
    }

    /** Null where the line has no such parameter. */
    @Nullable
    String parameter(int index) {
        return index < parameters.size() && !parameters.get(index).isBlank()
                ? parameters.get(index).strip()
                : null;
    }

    /** Seconds; null where there are none. */
    @Nullable
    Long seconds(int index) {
        String text = parameter(index);
        return text != null && SECONDS.matcher(text).matches() ? Long.valueOf(text) : null;
    }
}
