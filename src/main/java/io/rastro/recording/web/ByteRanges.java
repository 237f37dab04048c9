package io.rastro.recording.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Range field as RFC 9110 section 14 has it. */
final class ByteRanges {

    private static final Pattern FIELD = Pattern.compile("(?i)bytes=(.*)");
    private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");

    /** Nobody seeks to more places at once; a request that does is answered whole, as the RFC permits. */
    private static final int MOST = 8;

    private ByteRanges() {}

    /**
     * The parts asked for, in the order asked, none overlapping or touching another; an empty list if none exists; empty
     * if the field is malformed, of another unit or out of proportion, and so to be ignored.
     */
    static Optional<List<ByteRange>> parse(String field, long length) {
        Matcher matcher = FIELD.matcher(field.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<ByteRange> ranges = new ArrayList<>();
        int requested = 0;
        for (String part : matcher.group(1).split(",", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Matcher range = RANGE.matcher(part.strip());
            if (!range.matches() || !valid(range) || ++requested > MOST) {
                return Optional.empty();
            }
            satisfiable(range, length).ifPresent(ranges::add);
        }
        return requested == 0 ? Optional.empty() : Optional.of(merged(ranges));
    }

    private static boolean valid(Matcher range) {
        boolean open = range.group(1).isEmpty() || range.group(2).isEmpty();
        return open ? !range.group().equals("-") : number(range.group(1)) <= number(range.group(2));
    }

    private static Optional<ByteRange> satisfiable(Matcher range, long length) {
        long from;
        long to = length;
        if (range.group(1).isEmpty()) {
            from = Math.max(0, length - number(range.group(2)));
        } else {
            from = number(range.group(1));
            to = range.group(2).isEmpty() ? length : Math.min(length - 1, number(range.group(2))) + 1;
        }
        return from < to ? Optional.of(new ByteRange(from, to)) : Optional.empty();
    }

    /** Any number of digits: what no file reaches is as good as the largest number there is. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            return Long.MAX_VALUE;
        }
    }

    private static List<ByteRange> merged(List<ByteRange> requested) {
        List<ByteRange> merged = new ArrayList<>();
        for (ByteRange range : requested) {
            ByteRange whole = range;
            for (ByteRange other : List.copyOf(merged)) {
                if (whole.from() <= other.to() && other.from() <= whole.to()) {
                    merged.remove(other);
                    whole = new ByteRange(Math.min(whole.from(), other.from()), Math.max(whole.to(), other.to()));
                }
            }
            merged.add(whole);
        }
        return merged;
    }

    /** Bytes from {@code from}, up to but without {@code to}. */
    record ByteRange(long from, long to) {

        long length() {
            return to - from;
        }

        /** The value of a Content-Range field. */
        String of(long total) {
            return "bytes " + from + "-" + (to - 1) + "/" + total;
        }
    }
}
