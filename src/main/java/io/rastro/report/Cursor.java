package io.rastro.report;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two rows of a list ordered by instant and id: the last row already seen.
 *
 * @param instant when that row was received, in whole seconds
 * @param id its id
 * @param position how many rows of the list come before this place
 */
public record Cursor(Instant instant, long id, long position) {

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,11})\\.(\\d{1,18})\\.(\\d{1,18})");

    public static Optional<Cursor> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Cursor(
                        Instant.ofEpochSecond(Long.parseLong(form.group(1))),
                        Long.parseLong(form.group(2)),
                        Long.parseLong(form.group(3))))
                : Optional.empty();
    }

    /** The same row, told to stand elsewhere. */
    public Cursor at(long otherPosition) {
        return new Cursor(instant, id, otherPosition);
    }

    /** The form that {@link #parse} reads, fit for a URL. */
    @Override
    public String toString() {
        return instant.getEpochSecond() + "." + id + "." + position;
    }
}
