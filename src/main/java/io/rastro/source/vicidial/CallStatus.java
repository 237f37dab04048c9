package io.rastro.source.vicidial;

import io.rastro.interaction.VoiceStatus;
import java.util.Set;

/**
 * What became of a call, by the status that the dialler or the agent gave it and by why it ended.
 *
 * @param code of six characters at most; centres have their own beside those of the dialler
 * @param taken whether an agent is told of, which alone is no answer: one is while the call is only on its way to the agent
 */
record CallStatus(String code, String endReason, boolean taken) {

    private static final String TRANSFER = "XFER";

    /** That no agent chose. */
    private static final Set<String> PASSING =
            Set.of("", TRANSFER, "QUEUE", "INCALL", "DISPO", "DONE", "DONEM", "SENT", "HXFER", "TIMEOT");

    private static final Set<String> GIVEN_UP = Set.of("DROP", "XDROP", "PDROP");
    private static final Set<String> VOICEMAIL = Set.of("QVMAIL", "VM");
    private static final Set<String> NO_SUCH_NUMBER = Set.of("DC", "ADC", "ADCT");
    private static final Set<String> MACHINE = Set.of("A", "AA", "AM", "AL");
    private static final Set<String> NOT_TAKEN = Set.of("N", "NA", "B", "AB");
    private static final Set<String> NOT_CONNECTED = Set.of("ADAIR", "AFAX", "CONGES", "ERI", "LRERR");

    /** Why an in-group let a call go that nobody had taken. */
    private static final Set<String> LET_GO = Set.of(
            "QUEUETIMEOUT", "AFTERHOURS", "NOAGENT", "HOLDTIME", "HOLDRECALLXFER", "MAXCALLS", "ACFILTER", "CLOSETIME");

    boolean isTransfer() {
        return code.equals(TRANSFER);
    }

    /** By the agent, as the end of the call's handling. */
    boolean isChosen() {
        return !PASSING.contains(code) && !GIVEN_UP.contains(code);
    }

    boolean isEndedByClient() {
        return endReason.equals("CALLER") || endReason.equals("ABANDON");
    }

    boolean isEndedByAgent() {
        return endReason.equals("AGENT");
    }

    VoiceStatus inbound() {
        if (endReason.equals("ABANDON") || GIVEN_UP.contains(code)) {
            return VoiceStatus.ABANDONED;
        }
        if (VOICEMAIL.contains(code)) {
            return VoiceStatus.VOICEMAIL;
        }
        return taken && !LET_GO.contains(endReason) ? VoiceStatus.ANSWERED : VoiceStatus.NOT_ANSWERED;
    }

    VoiceStatus outbound() {
        if (NO_SUCH_NUMBER.contains(code)) {
            return VoiceStatus.OUT_OF_SERVICE;
        }
        if (NOT_CONNECTED.contains(code)) {
            return VoiceStatus.NOT_CONNECTED;
        }
        if (MACHINE.contains(code)) {
            return VoiceStatus.VOICEMAIL;
        }
        if (GIVEN_UP.contains(code) || endReason.equals("ABANDON")) {
            return VoiceStatus.ABANDONED;
        }
        return taken && !NOT_TAKEN.contains(code) ? VoiceStatus.ANSWERED : VoiceStatus.NOT_ANSWERED;
    }
}
