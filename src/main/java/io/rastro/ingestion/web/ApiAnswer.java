package io.rastro.ingestion.web;

import io.rastro.ingestion.NoticeText;
import io.rastro.ingestion.RowResult;
import io.rastro.ingestion.Tally;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the API answers; accepted + unchanged + updated + rejected = received. */
@Schema(name = "IngestionAnswer")
record ApiAnswer(
        @Schema(description = "Rows read; empty lines are none")
        long received,

        long accepted,

        @Schema(description = "Exact repeats of what is stored: nothing was written")
        long unchanged,

        @Schema(description = "Rows that corrected a stored one")
        long updated,

        long rejected,

        @Schema(description = "What is odd about rows that were kept; the first 1000")
        List<Remark> warnings,

        long warningCount,

        @Schema(description = "Rows that were not kept, and why; the first 1000")
        List<Remark> rejections,

        @Schema(description = "Whether there are more warnings or rejections than listed")
        boolean truncated) {

    /** Something about one row. */
    @Schema(name = "IngestionRemark")
    record Remark(
            @Schema(description = "Line of the body, from 1; in an array, the place of the element")
            long line,

            @Nullable String externalId,

            @Schema(description = "Stable name of the reason", example = "endBeforeStart")
            String code,

            @Schema(description = "In the language of Accept-Language: Portuguese unless English is preferred")
            String reason) {}

    static ApiAnswer of(Tally tally, NoticeText noticeText, Locale locale) {
        long rejected = tally.count(RowResult.RowOutcome.REJECTED);
        return new ApiAnswer(
                tally.received(),
                tally.count(RowResult.RowOutcome.ACCEPTED),
                tally.count(RowResult.RowOutcome.UNCHANGED),
                tally.count(RowResult.RowOutcome.UPDATED),
                rejected,
                remarks(tally.warnings(), noticeText, locale),
                tally.warningCount(),
                remarks(tally.rejections(), noticeText, locale),
                rejected > tally.rejections().size()
                        || tally.warningCount() > tally.warnings().size());
    }

    private static List<Remark> remarks(List<Tally.RowRemark> remarks, NoticeText noticeText, Locale locale) {
        return remarks.stream()
                .map(remark -> new Remark(
                        remark.line(),
                        remark.externalId(),
                        remark.notice().key(),
                        noticeText.of(remark.notice(), locale)))
                .toList();
    }
}
