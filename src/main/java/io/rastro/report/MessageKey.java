package io.rastro.report;

import org.springframework.context.MessageSourceResolvable;

/** A word of the message bundles that stands inside another message. */
public record MessageKey(String key) implements MessageSourceResolvable {

    @Override
    public String[] getCodes() {
        return new String[] {key};
    }
}
