package io.rastro.ingestion;

import static io.rastro.ingestion.KnownTarget.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of Asterisk's files of call records, which have no header: Master.csv of 16 to 21 columns, as cdr.conf has
 * it, and the file of the sample for own columns. Only the linked id joins the legs of an attended transfer, so it is the
 * conversation where there is one.
 */
final class AsteriskLayout {

    private static final Set<String> DISPOSITIONS = Set.of("ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION");
    private static final Pattern UNIQUE_ID = Pattern.compile("(?:.*-)?\\d{9,10}\\.\\d+");

    /** The middle of both, from the caller's channel to the disposition. */
    private static final List<CsvTarget> COMMON = List.of(
            EXTERNAL_CHANNEL,
            INTERNAL_CHANNEL,
            LAST_APPLICATION,
            LAST_DATA,
            RECEIVED_AT,
            ANSWERED_AT,
            FINISHED_AT,
            TOTAL_TIME,
            HANDLING_TIME,
            STATUS);

    /** From the account code to the flags. */
    private static final List<@Nullable CsvTarget> MASTER =
            joined(Arrays.asList(null, FROM, TO, SERVICE, CALLER_ID), COMMON, Collections.singletonList(null));

    /** From the caller's id to the flags and the account code. */
    private static final List<@Nullable CsvTarget> CUSTOM =
            joined(List.of(CALLER_ID, FROM, TO, SERVICE), COMMON, Arrays.asList(null, null));

    private static final int LONGEST_TAIL = 5;

    private AsteriskLayout() {}

    private static List<@Nullable CsvTarget> joined(
            List<? extends @Nullable CsvTarget> first,
            List<CsvTarget> middle,
            List<? extends @Nullable CsvTarget> last) {
        List<@Nullable CsvTarget> columns = new ArrayList<>(first);
        columns.addAll(middle);
        columns.addAll(last);
        return Collections.unmodifiableList(columns);
    }

    /** What the columns of a record mean; null: it is not Asterisk's. */
    static @Nullable List<@Nullable CsvTarget> of(List<String> record) {
        for (List<@Nullable CsvTarget> layout : List.of(MASTER, CUSTOM)) {
            int disposition = layout.indexOf(STATUS);
            int tail = record.size() - layout.size();
            if (tail >= 0 && tail <= LONGEST_TAIL && DISPOSITIONS.contains(record.get(disposition))) {
                List<@Nullable CsvTarget> columns = new ArrayList<>(layout);
                columns.addAll(layout.equals(MASTER) ? masterTail(record, tail) : customTail(record, tail));
                return columns;
            }
        }
        return null;
    }

    /** The columns of a file that nothing was recognised in, by somebody who knows that it is Master.csv. */
    static List<@Nullable CsvTarget> assumed(int width) {
        List<@Nullable CsvTarget> columns = new ArrayList<>(MASTER);
        columns.addAll(Arrays.asList(CONVERSATION_ID, USER_FIELD));
        return columns.subList(0, Math.min(Math.max(width, MASTER.size()), columns.size()));
    }

    static boolean isUniqueId(String cell) {
        return UNIQUE_ID.matcher(cell).matches();
    }

    /** The second in which a unique id was made. */
    static Instant secondOf(String uniqueId) {
        String number = uniqueId.substring(uniqueId.lastIndexOf('-') + 1);
        return Instant.ofEpochSecond(Long.parseLong(number.substring(0, number.indexOf('.'))));
    }

    /** The unique id and the user's field, if they are logged, and the peer's account, linked id and sequence, all or none. */
    private static List<@Nullable CsvTarget> masterTail(List<String> record, int length) {
        boolean linked = length >= 3;
        int own = linked ? length - 3 : length;
        boolean uniqueId = own == 2 || (own == 1 && isUniqueId(record.get(MASTER.size())));
        List<@Nullable CsvTarget> tail = new ArrayList<>();
        if (uniqueId) {
            tail.add(linked ? null : CONVERSATION_ID);
        }
        if (own == 2 || (own == 1 && !uniqueId)) {
            tail.add(USER_FIELD);
        }
        if (linked) {
            tail.addAll(Arrays.asList(null, CONVERSATION_ID, null));
        }
        return tail;
    }

    /** Unique id, user's field, sequence, and the linked id that many add. */
    private static List<@Nullable CsvTarget> customTail(List<String> record, int length) {
        boolean linked = length >= 4 && isUniqueId(record.get(CUSTOM.size() + 3));
        return Arrays.<@Nullable CsvTarget>asList(
                        linked ? null : CONVERSATION_ID, USER_FIELD, null, linked ? CONVERSATION_ID : null, null)
                .subList(0, length);
    }
}
