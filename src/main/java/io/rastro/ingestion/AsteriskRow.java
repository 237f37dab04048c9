package io.rastro.ingestion;

import io.rastro.interaction.Direction;
import io.rastro.interaction.VoiceStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one row of Asterisk's call records is. Its disposition and its answer stamp say that the exchange answered, the
 * IVR for one; whether a person did is told by the application that ran last and by whether another channel was called.
 */
final class AsteriskRow {

    private static final String ANSWERED = "answered";
    private static final Set<String> CALLING = Set.of("queue", "dial", "appdial", "voicemail");

    /** The agent's own telephone; what was said on it is in the caller's row. */
    private static final String AGENT_LEG = "appqueue";

    private static final Pattern EXTENSION = Pattern.compile("\\d{2,6}");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d{7,20}");

    private final Map<CsvTarget, String> values;
    private final boolean calledAnother;
    private final String application;
    private final boolean answered;

    /** @param calledAnother whether the row names a second channel, be it only to say that the name is withheld */
    AsteriskRow(Map<CsvTarget, String> values, boolean calledAnother) {
        this.values = values;
        this.calledAnother = calledAnother;
        this.application =
                values.getOrDefault(KnownTarget.LAST_APPLICATION, "").strip().toLowerCase(Locale.ROOT);
        this.answered =
                CsvWords.fold(values.getOrDefault(KnownTarget.STATUS, "")).equals(ANSWERED);
    }

    /** @throws RowRejected when the row is no interaction of a service */
    void refuseWhatIsNoService() {
        boolean nobodyCalled = !calledAnother && !CALLING.contains(application);
        boolean agentLeg = application.equals(AGENT_LEG);
        if (nobodyCalled || agentLeg) {
            String told = values.getOrDefault(KnownTarget.LAST_APPLICATION, "-");
            throw RowRejected.because(agentLeg ? "agentLeg" : "neverReachedService", "lastApplication", told);
        }
    }

    private boolean inQueue() {
        return application.equals("queue");
    }

    /** The status that the row proves against its disposition; null: the disposition is right. */
    @Nullable
    String status() {
        if (application.equals("voicemail")) {
            return CsvStatus.of(VoiceStatus.VOICEMAIL);
        }
        if (!inQueue()) {
            return null;
        }
        if (!calledAnother) {
            return CsvStatus.of(VoiceStatus.ABANDONED);
        }
        return answered ? null : CsvStatus.of(VoiceStatus.NOT_ANSWERED);
    }

    /** The first part of what the application was called with, "suporte,t,,,60"; null: it was no queue. */
    @Nullable
    String queue() {
        String data = values.get(KnownTarget.LAST_DATA);
        String name = data == null || !inQueue() ? "" : data.split(",", 2)[0].strip();
        return name.isEmpty() ? null : name;
    }

    /** Whether a text is a telephone number or an extension. */
    static boolean isNumber(String text) {
        String number = text.strip();
        return EXTENSION.matcher(number).matches() || NUMBER.matcher(number).matches();
    }

    /** A short extension that calls a long number calls out. */
    Direction direction() {
        String from = values.getOrDefault(KnownTarget.FROM, "").strip();
        String to = values.getOrDefault(KnownTarget.TO, "").strip();
        boolean out = EXTENSION.matcher(from).matches() && NUMBER.matcher(to).matches();
        return out ? Direction.OUTBOUND : Direction.INBOUND;
    }

    /** Whether the answer stamp is a person's answer, as far as one row can tell. */
    boolean hasAnswer() {
        return answered && status() == null;
    }

    /** Says what one row leaves open. */
    void warn(Set<Notice> warnings) {
        if (inQueue() && !calledAnother) {
            warnings.add(Notice.of("hangUpOrTimeout", "lastApplication"));
        } else if (inQueue() && answered) {
            warnings.add(Notice.of("exchangeAnswer", "answeredAt"));
        } else if (inQueue()) {
            warnings.add(Notice.of("ringingOrAbandoned", "lastApplication"));
        }
    }
}
