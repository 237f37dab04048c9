package io.rastro.agents;

/** Everything that is known of an agent, or of several: sums, from which every average follows. */
public record Figures(Volume volume, Handling handling, Presence presence) {

    public static final Figures NONE = new Figures(Volume.NONE, Handling.NONE, Presence.NONE);

    public Figures plus(Figures other) {
        return new Figures(volume.plus(other.volume), handling.plus(other.handling), presence.plus(other.presence));
    }

    Figures withConversations(long distinct) {
        return new Figures(volume.distinct(distinct), handling, presence);
    }

    /** Taxa de transferência. */
    public Mean transferRate() {
        return new Mean(volume.transferred(), volume.answered());
    }

    /** Concorrência média. */
    public Mean concurrency() {
        return new Mean(presence.interactions(), presence.busy());
    }

    /** Taxa de ocupação. */
    public Mean occupancy() {
        return new Mean(presence.busy(), presence.busy() + presence.available());
    }

    /** Atendimentos por segundo logado. */
    public Mean pace() {
        return new Mean(volume.answered(), presence.loggedIn());
    }
}
