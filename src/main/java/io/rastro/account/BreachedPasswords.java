package io.rastro.account;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * Passwords that were stolen somewhere, in a file that the operator names: their SHA-1 in hexadecimal, one a line, in order, as
 * Have I Been Pwned gives them out. They are looked up on disk, a billion of them in some thirty steps; nobody is asked.
 */
@Component
class BreachedPasswords {

    private static final Logger log = LoggerFactory.getLogger(BreachedPasswords.class);
    private static final String SETTING = "rastro.passwords.breached";

    /** A hash, and perhaps how often it was found. */
    private static final Pattern LINE = Pattern.compile("[0-9A-Fa-f]{40}(:\\d+)?");

    private static final int HASH_DIGITS = 40;
    private static final int LONGEST_LINE = 64;
    private static final int SAMPLES = 64;

    private final @Nullable Path file;

    /**
     * @param file empty: none
     * @throws InvalidConfigurationPropertyValueException it cannot be read, does not begin with a hash, or is not in order
     */
    BreachedPasswords(@Value("${" + SETTING + ":}") String file) {
        this.file = file.isBlank() ? null : Path.of(file.strip());
        if (this.file != null && !isAList(this.file)) {
            throw new InvalidConfigurationPropertyValueException(
                    SETTING,
                    file,
                    "No file of SHA-1 hashes in hexadecimal, one a line, in ascending order, can be read there.");
        }
    }

    private static boolean isAList(Path file) {
        if (!Files.isReadable(file)) {
            return false;
        }
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            return LINE.matcher(lineAt(lines, 0)).matches() && isInOrder(lines);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** As far as a few lines show, evenly over the file: of one in another order hardly any hash would be found. */
    private static boolean isInOrder(RandomAccessFile lines) throws IOException {
        String before = "";
        for (int sample = 0; sample < SAMPLES; sample++) {
            long place = lines.length() / SAMPLES * sample;
            String line = lineAt(lines, beginOfLine(lines, 0, place)).toUpperCase(Locale.ROOT);
            String hash = line.substring(0, Math.min(HASH_DIGITS, line.length()));
            if (hash.compareTo(before) < 0) {
                return false;
            }
            before = hash;
        }
        return true;
    }

    boolean contain(String password) {
        if (file == null) {
            return false;
        }
        try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
            return find(lines, sha1(password));
        } catch (IOException unreadable) {
            // The rules that come with the portal still hold; nobody could change a stolen password if all were
            // refused.
            log.error("{} cannot be read, passwords are chosen without it", SETTING, unreadable);
            return false;
        }
    }

    private static boolean find(RandomAccessFile lines, String hash) throws IOException {
        long low = 0;
        long high = lines.length();
        while (low < high) {
            long begin = beginOfLine(lines, low, (low + high) >>> 1);
            String line = lineAt(lines, begin);
            int order = hash.compareToIgnoreCase(line.substring(0, Math.min(HASH_DIGITS, line.length())));
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                high = begin;
            } else {
                low = nextLine(lines, begin);
            }
        }
        return false;
    }

    /** Where the line begins in which a place is; none begins before the lowest. */
    private static long beginOfLine(RandomAccessFile lines, long lowest, long place) throws IOException {
        long from = Math.max(lowest, place - LONGEST_LINE);
        String before = read(lines, from, (int) (place - from));
        return before.lastIndexOf('\n') < 0 ? lowest(from, lowest) : from + before.lastIndexOf('\n') + 1;
    }

    private static long lowest(long from, long lowest) throws IOException {
        if (from > lowest) {
            throw new IOException("A line of " + SETTING + " is no hash");
        }
        return lowest;
    }

    private static long nextLine(RandomAccessFile lines, long begin) throws IOException {
        int end = read(lines, begin, LONGEST_LINE).indexOf('\n');
        return end < 0 ? lines.length() : begin + end + 1;
    }

    private static String lineAt(RandomAccessFile lines, long begin) throws IOException {
        return read(lines, begin, LONGEST_LINE).split("\r?\n", 2)[0];
    }

    private static String read(RandomAccessFile lines, long from, int length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(length, lines.length() - from)];
        lines.seek(from);
        lines.readFully(bytes);
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** What such lists are made of; it protects nothing here. */
    private static String sha1(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-1", impossible);
        }
    }
}
