package io.rastro.privacy;

import io.rastro.interaction.Medium;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long an operator keeps what; null: for good. Recordings have their own setting, {@code rastro.recordings.retention}.
 *
 * @param interactions counted from when they were received, with all that hangs on them
 * @param interactionsOf the same of single media, in place of the above
 * @param messages the texts of interactions: messages and internal comments
 * @param messagesOf the same of single media
 * @param imports what imports leave behind: refused rows, notices, files that were never brought in; from their end
 * @param accessLog who read and heard what
 */
@ConfigurationProperties("rastro.retention")
public record RetentionProperties(
        @Nullable Duration interactions,
        @Nullable Map<Medium, Duration> interactionsOf,
        @Nullable Duration messages,
        @Nullable Map<Medium, Duration> messagesOf,
        @Nullable Duration ivrCalls,
        @Nullable Duration agentStatuses,
        @Nullable Duration imports,
        @Nullable Duration accessLog) {

    /** In the order in which they are applied. */
    public List<RetentionRule> rules() {
        List<RetentionRule> rules = new ArrayList<>();
        add(rules, RetentionKind.INTERACTIONS, interactions, interactionsOf);
        add(rules, RetentionKind.MESSAGES, messages, messagesOf);
        rules.add(new RetentionRule(RetentionKind.IVR_CALLS, null, ivrCalls));
        rules.add(new RetentionRule(RetentionKind.AGENT_STATUSES, null, agentStatuses));
        rules.add(new RetentionRule(RetentionKind.IMPORTS, null, imports));
        rules.add(new RetentionRule(RetentionKind.ACCESS_LOG, null, accessLog));
        return rules;
    }

    private static void add(
            List<RetentionRule> rules,
            RetentionKind kind,
            @Nullable Duration all,
            @Nullable Map<Medium, Duration> single) {
        for (Medium medium : Medium.values()) {
            Duration own = single == null ? null : single.get(medium);
            rules.add(new RetentionRule(kind, medium, own == null ? all : own));
        }
    }

    /**
     * How long one kind of data is kept.
     *
     * @param medium null: all, or the kind has none
     * @param age null: for good
     */
    public record RetentionRule(
            RetentionKind kind,
            @Nullable Medium medium,
            @Nullable Duration age) {}

    /** What is kept for a time of its own. */
    public enum RetentionKind {
        INTERACTIONS,
        MESSAGES,
        RECORDINGS,
        IVR_CALLS,
        AGENT_STATUSES,
        IMPORTS,
        ACCESS_LOG,
        /** What was left of quarters that somebody dropped. */
        ORPHANS;

        public String messageKey() {
            return "privacy.retention." + name();
        }
    }
}
