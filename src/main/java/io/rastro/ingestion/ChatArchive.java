package io.rastro.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The archive that WhatsApp exports a chat in: its text, and the attachments, which stay where they are. */
final class ChatArchive {

    /** Texts among the attachments that are looked at. */
    private static final int MOST_TEXTS = 50;

    private static final String CHAT_OF_IOS = "_chat.txt";
    private static final int LOOK_BYTES = 4096;

    private ChatArchive() {}

    static boolean holdsChat(ZipFile zip) throws IOException {
        return chat(zip) != null;
    }

    /** The only text that is a chat, or the one of the name that iOS gives; null: none, or which it is cannot be told. */
    private static @Nullable ZipEntry chat(ZipFile zip) throws IOException {
        ZipEntry named = zip.getEntry(CHAT_OF_IOS);
        if (named != null) {
            return isChat(zip, named) ? named : null;
        }
        List<? extends ZipEntry> texts = zip.stream()
                .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".txt"))
                .limit(MOST_TEXTS + 1L)
                .toList();
        ZipEntry found = null;
        for (ZipEntry text : texts) {
            if (isChat(zip, text)) {
                if (found != null) {
                    return null;
                }
                found = text;
            }
        }
        return texts.size() > MOST_TEXTS ? null : found;
    }

    private static boolean isChat(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return ChatHead.beginsChat(new String(in.readNBytes(LOOK_BYTES), StandardCharsets.UTF_8));
        }
    }

    /**
     * Writes out its chat; of one that is too large only so much that this shows.
     *
     * @throws ZipException when it is damaged
     */
    static void unpack(Path archive, Path text) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry chat = chat(zip);
            if (chat == null) {
                throw new ZipException("holds no chat");
            }
            try (InputStream in = zip.getInputStream(chat);
                    OutputStream out = Files.newOutputStream(text)) {
                byte[] chunk = new byte[64 * 1024];
                long left = ChatSample.LARGEST_BYTES;
                for (int count = in.read(chunk); count > 0 && left >= 0; count = in.read(chunk)) {
                    out.write(chunk, 0, count);
                    left -= count;
                }
            }
        }
    }
}
