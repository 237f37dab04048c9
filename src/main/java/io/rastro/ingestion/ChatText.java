package io.rastro.ingestion;

import io.rastro.text.VisibleText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a message of an exported chat says. What WhatsApp writes in place of media that was left out, of a message that was
 * deleted and behind one that was edited stays in the text.
 *
 * @param text null: it is a mere attachment
 * @param attachmentName null: it has none
 */
record ChatText(@Nullable String text, @Nullable String attachmentName) {

    /** Of iOS, before or behind what was written with it. */
    private static final Pattern MARKED = Pattern.compile("<(?:anexado|attached|adjunto): ([^<>\n]{1,255})>");

    /** Of Android, what was written with it in the lines below. */
    private static final Pattern NAMED = Pattern.compile("[\\u200E\\u200F]{0,3}([^\n<>]{1,255}?) "
            + "\\((?:arquivo anexado|file attached|archivo adjunto)\\)[\\u200E\\u200F]{0,3}(?:\n|\\z)");

    /** iOS has WhatsApp's own lines written by the chat's name, a mark before them. */
    private static final Pattern OWN_LINE = Pattern.compile("(?iU)\\u200E.*(?:criptografia de ponta a ponta"
            + "|end-to-end encrypted|extremo a extremo|código de segurança|security code|código de seguridad"
            + "|conta comercial|business account|cuenta de empresa|criou (?:este |o )?grupo|created (?:this )?group"
            + "|mensagens temporárias|disappearing messages|mudou de número|changed their phone number)");

    private static final int OWN_CHARACTERS = 400;

    static ChatText of(String written) {
        Matcher named = NAMED.matcher(written);
        if (named.lookingAt()) {
            return new ChatText(visible(written.substring(named.end())), named.group(1));
        }
        Matcher marked = MARKED.matcher(written);
        return marked.find()
                ? new ChatText(
                        visible(written.substring(0, unmarked(written, marked.start()))
                                + written.substring(marked.end())),
                        marked.group(1))
                : new ChatText(visible(written), null);
    }

    /** Where the marks begin that stand before an attachment. */
    private static int unmarked(String written, int attachment) {
        int end = attachment;
        while (end > 0 && "\u200E\u200F".indexOf(written.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Null where nothing is to be seen; else as it stands, with the marks that nobody sees. */
    private static @Nullable String visible(String text) {
        return VisibleText.of(text).isEmpty() ? null : text.strip();
    }

    /** Whether WhatsApp itself says it. */
    static boolean isOwnLine(String written) {
        return OWN_LINE.matcher(written.substring(0, Math.min(written.length(), OWN_CHARACTERS)))
                .lookingAt();
    }
}
