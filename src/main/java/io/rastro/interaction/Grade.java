package io.rastro.interaction;

import io.rastro.report.Badge;
import org.jspecify.annotations.Nullable;

/** How good a call sounded; the thresholds are the contract's. Every measurement has exactly one grade. */
public enum Grade implements Badge {
    HIGH("Alta", "ti-circle-check", "good"),
    MEDIUM("Média", "ti-alert-triangle", "warn"),
    LOW("Baixa", "ti-alert-circle", "bad");

    /** Below it jitter is Alta. */
    public static final double HIGH_JITTER_MS = 70;
    /** From it on jitter is Baixa. */
    public static final double LOW_JITTER_MS = 151;
    /** Up to it packet loss is Alta; below it a call may be. */
    public static final double HIGH_LOSS_PERCENT = 1;
    /** Above it packet loss is Baixa. */
    public static final double LOW_LOSS_PERCENT = 5;

    private final String label;
    private final String icon;
    private final String tone;

    Grade(String label, String icon, String tone) {
        this.label = label;
        this.icon = icon;
        this.tone = tone;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String icon() {
        return icon;
    }

    @Override
    public String tone() {
        return tone;
    }

    static @Nullable Grade ofJitter(@Nullable Double jitterMs) {
        if (jitterMs == null) {
            return null;
        }
        return jitterMs < HIGH_JITTER_MS ? HIGH : jitterMs >= LOW_JITTER_MS ? LOW : MEDIUM;
    }

    static @Nullable Grade ofPacketLoss(@Nullable Double percent) {
        if (percent == null) {
            return null;
        }
        return percent <= HIGH_LOSS_PERCENT ? HIGH : percent > LOW_LOSS_PERCENT ? LOW : MEDIUM;
    }

    /** The call's grade. One bad measurement is enough for Baixa; anything better needs both. */
    static @Nullable Grade ofCall(@Nullable Double jitterMs, @Nullable Double lossPercent) {
        if (ofJitter(jitterMs) == LOW || ofPacketLoss(lossPercent) == LOW) {
            return LOW;
        }
        if (jitterMs == null || lossPercent == null) {
            return null;
        }
        return jitterMs < HIGH_JITTER_MS && lossPercent < HIGH_LOSS_PERCENT ? HIGH : MEDIUM;
    }
}
