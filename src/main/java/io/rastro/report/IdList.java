package io.rastro.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Many ids as one value of an address, where hundreds of repetitions would stand in every link of a page: in ascending
 * order, {@code .} between them, {@code -} for all from one to another. {@code 3.7-9} is 3, 7, 8, 9.
 */
final class IdList {

    /** Fewer stand in an address one by one. */
    private static final int FEWEST = 20;

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern LIST = Pattern.compile("[0-9.-]*[.-][0-9.-]*");
    private static final Pattern PART = Pattern.compile("(?<first>%1$s)(-(?<last>%1$s))?".formatted(ID));

    private IdList() {}

    /** The same ids in one value, if they are many; what is no id stays as it is, and all beside it. */
    static List<String> compact(List<String> ids) {
        if (ids.size() <= FEWEST || !ids.stream().allMatch(id -> ID.matcher(id).matches())) {
            return ids;
        }
        long[] sorted =
                ids.stream().mapToLong(Long::parseLong).distinct().sorted().toArray();
        StringBuilder text = new StringBuilder();
        int first = 0;
        for (int place = 1; place <= sorted.length; place++) {
            if (place == sorted.length || sorted[place] != sorted[place - 1] + 1) {
                text.append(text.isEmpty() ? "" : ".").append(sorted[first]);
                if (place - first > 1) {
                    text.append('-').append(sorted[place - 1]);
                }
                first = place;
            }
        }
        return List.of(text.toString());
    }

    /**
     * The ids one by one; what is not well formed stays as it is.
     *
     * @param most after one more than so many, no further ones are added
     */
    static List<String> expand(List<String> values, int most) {
        List<String> ids = new ArrayList<>();
        for (String value : values) {
            List<LongStream> parts = parts(value);
            if (parts.isEmpty()) {
                ids.add(value);
            } else {
                parts.stream()
                        .flatMapToLong(part -> part)
                        .limit(Math.max(0, most + 1 - ids.size()))
                        .forEach(id -> ids.add(String.valueOf(id)));
            }
        }
        return ids;
    }

    /** None, where the value is no list. */
    private static List<LongStream> parts(String value) {
        List<LongStream> parts = new ArrayList<>();
        for (String text : LIST.matcher(value).matches() ? value.split("[.]", -1) : new String[0]) {
            Matcher part = PART.matcher(text);
            if (!part.matches()) {
                return List.of();
            }
            long first = Long.parseLong(part.group("first"));
            long last = part.group("last") == null ? first : Long.parseLong(part.group("last"));
            if (last < first) {
                return List.of();
            }
            parts.add(LongStream.rangeClosed(first, last));
        }
        return parts;
    }
}
