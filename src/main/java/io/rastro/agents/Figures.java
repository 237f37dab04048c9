package io.rastro.agents;

import org.jspecify.annotations.Nullable;

/** Everything that is known of an agent, or of several: sums, from which every average follows. */
public record Figures(Volume volume, Handling handling, Presence presence) {

    private static final int SECONDS_PER_HOUR = 3_600;

    public static final Figures NONE = new Figures(Volume.NONE, Handling.NONE, Presence.NONE);

    public Figures plus(Figures other) {
        return new Figures(volume.plus(other.volume), handling.plus(other.handling), presence.plus(other.presence));
    }

    Figures withConversations(long distinct) {
        return new Figures(volume.distinct(distinct), handling, presence);
    }

    /** Whether there is nothing to show a line for. */
    boolean nothing() {
        return volume.answered() == 0 && presence.busy() == 0 && presence.loggedIn() == 0;
    }

    /** Taxa de transferência. */
    public Mean transferRate() {
        return new Mean(volume.transferred(), volume.answered());
    }

    /** Concorrência média. */
    public Mean concurrency() {
        return new Mean(presence.interactions(), presence.busy());
    }

    /** Taxa de ocupação; of nothing where no status is known, since then nobody knows who was available. */
    public Mean occupancy() {
        return presence.known() ? new Mean(presence.busy(), presence.busy() + presence.available()) : Mean.NONE;
    }

    /** Atendimentos/hora; null when nobody was logged in. */
    public @Nullable Double perHour() {
        Double perSecond = new Mean(volume.answered(), presence.loggedIn()).exact();
        return perSecond == null ? null : Double.valueOf(perSecond * SECONDS_PER_HOUR);
    }
}
