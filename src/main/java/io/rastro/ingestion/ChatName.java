package io.rastro.ingestion;

import io.rastro.text.VisibleText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name that WhatsApp gives to the file of an exported chat. */
final class ChatName {

    private static final Pattern FILE = Pattern.compile("(?iu)(?:.*[/\\\\])?"
            + "(?:conversa do whatsapp (?:com|-)|whatsapp chat (?:with|-)|chat de whatsapp con) (.+?)"
            + "(?: ?\\(\\d{1,3}\\))?(?:\\.(?:zip|txt))?");

    private ChatName() {}

    /** With whom the chat is; null: the file has another name. */
    static @Nullable String of(String file) {
        Matcher name = FILE.matcher(VisibleText.of(file));
        return name.matches() ? name.group(1).strip() : null;
    }
}
