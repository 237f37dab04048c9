package io.rastro.ingestion;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts notices into words. */
@Component
class Wording {

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    String of(Notice notice, Locale locale) {
        return messages.getMessage(notice.messageKey(), notice.arguments().toArray(), locale);
    }
}
