package io.rastro.ingestion;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts notices into words. */
@Component
public class NoticeText {

    private final MessageSource messages;

    NoticeText(MessageSource messages) {
        this.messages = messages;
    }

    public String of(Notice notice, Locale locale) {
        return messages.getMessage(notice.messageKey(), notice.arguments().toArray(), locale);
    }
}
