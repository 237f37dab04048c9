package io.rastro.interaction;

import static io.rastro.interaction.Medium.Trait.*;

import java.util.EnumSet;
import java.util.Set;

/**
 * A channel of service. A medium states its traits; filters and columns ask for traits, never for a medium, so that a
 * new medium is one constant here.
 */
public enum Medium {
    VOICE("ti-phone", CALL, PHONE, DIALLED),
    WHATSAPP("ti-brand-whatsapp", REPLIES, PHONE, DIALLED, SERVICE_STATUS, EXPIRATION, HOLD, STARTED_BY, QUEUE),
    CHAT("ti-message-circle", REPLIES, PHONE, SERVICE_STATUS, EXPIRATION, HOLD, SPLIT_QUEUE),
    EMAIL("ti-mail", REPLIES, EMAIL_ADDRESS, QUEUE),
    SMS("ti-device-mobile-message", REPLIES, PHONE, DIALLED, SERVICE_STATUS, QUEUE),
    RECLAME_AQUI("ti-speakerphone", REPLIES, PHONE, SERVICE_STATUS, QUEUE),
    INSTAGRAM("ti-brand-instagram", REPLIES, SERVICE_STATUS, QUEUE);

    /** What a medium has beyond the facts common to all. */
    public enum Trait {
        /** Calls: direction, voice status, call quality, recordings. */
        CALL,
        /** Messages that are answered, each after some time. */
        REPLIES,
        /** The contact has a phone number. */
        PHONE,
        /** It comes from and goes to phone numbers. */
        DIALLED,
        /** The contact has an e-mail address. */
        EMAIL_ADDRESS,
        /** Completed or transferred is a filter of its own. */
        SERVICE_STATUS,
        /** The platform's session window can expire. */
        EXPIRATION,
        /** The agent can put the conversation on hold or in the personal queue. */
        HOLD,
        /** Client and company can both start the conversation. */
        STARTED_BY,
        /** The instant of entering the queue is shown as one stamp. */
        QUEUE,
        /** The instant of entering the queue is shown as a date and a time. */
        SPLIT_QUEUE
    }

    private final String icon;

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never handed out
    private final Set<Trait> traits;

    Medium(String icon, Trait first, Trait... rest) {
        this.icon = icon;
        this.traits = EnumSet.of(first, rest);
    }

    /** The class of the icon font that stands for this medium. */
    public String icon() {
        return icon;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The key of this medium's name in the message bundles. */
    public String messageKey() {
        return "medium." + name();
    }
}
