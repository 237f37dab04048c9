package io.rastro.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What an uploaded file is, told from its first bytes, whatever its name says. */
public enum FileType {
    JSON_LINES(ImportFormat.JSON_LINES),
    JSON_ARRAY(ImportFormat.JSON_ARRAY),
    CSV(ImportFormat.CSV),
    XLSX(ImportFormat.XLSX),
    WHATSAPP_CHAT(ImportFormat.WHATSAPP_CHAT),
    /** To be unpacked before it is told what is in it. */
    GZIP(null, "\u001F\u008B"),
    /** To be unpacked likewise. */
    CHAT_ARCHIVE(null),
    BLANK(null),
    PDF(null, "%PDF"),
    IMAGE(null, "\u0089PNG", "\u00FF\u00D8\u00FF", "GIF8"),
    SOUND(null, "RIFF", "ID3\u0002", "ID3\u0003", "ID3\u0004", "OggS", "fLaC", "\u00FF\u00FB", "\u00FF\u00F3", "#!AMR"),
    /** Excel's until 2003, which old Word files share. */
    XLS(null, "\u00D0\u00CF\u0011\u00E0"),
    ODS(null),
    DAMAGED_WORKBOOK(null),
    ZIP(null, "PK\u0003\u0004"),
    /** Of more parts than there is room to list. */
    OVERFULL_ARCHIVE(null),
    ARCHIVE(null, "7z\u00BC\u00AF", "Rar!"),
    HTML(null),
    XML(null),
    BINARY(null);

    private static final int LOOK_BYTES = 4096;
    private static final Pattern HTML_START =
            Pattern.compile("(?is)(<!--.*?-->|\\s)*<(!doctype html|html|head|meta|body|table|div|style)\\b.*");
    private static final Pattern OBJECT_START = Pattern.compile("(?s)\\s*\\{\\s*[\"}].*");
    /** An object that does not end on its line is no JSON Lines. */
    private static final Pattern OPEN_OBJECT_START = Pattern.compile("(?s)\\s*\\{\\s*(\\R|$).*");

    private static final Pattern ARRAY_START = Pattern.compile("(?s)\\s*\\[\\s*[{\\]].*");
    private static final String MP4_BRAND = "ftyp";

    private final @Nullable ImportFormat format;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker only knows the interface
    private final List<String> starts;

    FileType(@Nullable ImportFormat format, String... starts) {
        this.format = format;
        this.starts = List.of(starts);
    }

    /** Empty: it cannot be imported. */
    public Optional<ImportFormat> format() {
        return Optional.ofNullable(format);
    }

    /** The key of what is said about a file that cannot be imported. */
    public String messageKey() {
        return "imports.file.type." + name();
    }

    public static FileType of(Path file) throws IOException {
        byte[] look;
        try (InputStream in = Files.newInputStream(file)) {
            look = in.readNBytes(LOOK_BYTES);
        }
        String bytes = new String(look, StandardCharsets.ISO_8859_1);
        Optional<FileType> marked = Arrays.stream(values())
                .filter(type -> type.starts.stream().anyMatch(bytes::startsWith))
                .findFirst();
        if (marked.isPresent()) {
            return marked.get() == ZIP ? inArchive(file, bytes) : marked.get();
        }
        return bytes.startsWith(MP4_BRAND, 4) ? SOUND : ofText(look);
    }

    /** Office files are archives: their parts tell what they are, of a damaged one the names among its first bytes. */
    private static FileType inArchive(Path file, String start) throws IOException {
        if (!ArchiveContents.fit(file)) {
            return OVERFULL_ARCHIVE;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null || zip.getEntry("xl/workbook.bin") != null) {
                return zip.getEntry("xl/workbook.bin") == null ? XLSX : XLS;
            }
            if (zip.getEntry("content.xml") != null) {
                return ODS;
            }
            return ChatArchive.holdsChat(zip) ? CHAT_ARCHIVE : ZIP;
        } catch (IOException damaged) {
            return start.contains("xl/") || start.contains("[Content_Types].xml") ? DAMAGED_WORKBOOK : ZIP;
        }
    }

    private static FileType ofText(byte[] look) {
        Charset utf16 = TextStream.utf16(look);
        String text = new String(look, utf16 == null ? StandardCharsets.UTF_8 : utf16).replace("\uFEFF", "");
        if (text.isBlank()) {
            return BLANK;
        }
        if (isBinary(text)) {
            return BINARY;
        }
        if (HTML_START.matcher(text).matches()) {
            return HTML;
        }
        if (text.stripLeading().startsWith("<?xml")) {
            return XML;
        }
        return ChatHead.beginsChat(text) ? WHATSAPP_CHAT : json(text);
    }

    private static FileType json(String text) {
        if (OPEN_OBJECT_START.matcher(text).matches()
                || ARRAY_START.matcher(text).matches()) {
            return JSON_ARRAY;
        }
        return OBJECT_START.matcher(text).matches() ? JSON_LINES : CSV;
    }

    /** Text has next to no control characters but blanks and line ends. */
    private static boolean isBinary(String text) {
        long controls = text.chars()
                .filter(unit -> unit < ' ' && unit != '\t' && unit != '\n' && unit != '\r' && unit != '\f')
                .count();
        return controls * 20 > text.length();
    }
}
