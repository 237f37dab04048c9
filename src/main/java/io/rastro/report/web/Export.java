package io.rastro.report.web;

import io.rastro.report.ChecksumStream.Content;
import io.rastro.report.FileFormat;
import io.rastro.system.LedgerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A download of a report.
 *
 * @param id names it in the ledger and on its receipt
 * @param snapshotAt what had come in until then is in it
 * @param fileName with its ending
 * @param columns by their headers
 */
public record Export(UUID id, Instant snapshotAt, String fileName, List<String> columns, ExportRequest request) {

    private List<String> objects() {
        return List.of("export/" + id);
    }

    /**
     * What a download was asked for.
     *
     * @param words what is filtered, in the reader's language, without what was typed
     */
    public record ExportRequest(Criteria asked, List<Chip> words, FileFormat format) {}

    /** It is about to begin. */
    public record ExportBegun(Export export) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.EXPORT;
        }

        @Override
        public String action() {
            return "export-begun";
        }

        @Override
        public boolean givesDataOut() {
            return true;
        }

        @Override
        public List<String> objects() {
            return export.objects();
        }

        @Override
        public Map<String, List<String>> criteria() {
            return export.request().asked().picked();
        }

        @Override
        public Map<String, List<String>> typed() {
            return export.request().asked().typed();
        }

        @Override
        public Map<String, String> details() {
            return Map.of("file", export.fileName(), "columns", String.join(", ", export.columns()));
        }
    }

    /**
     * It is over.
     *
     * @param outcome whether all of it left
     * @param content what left
     */
    public record ExportEnded(Export export, Outcome outcome, Content content) implements LedgerEvent {

        @Override
        public Kind kind() {
            return Kind.EXPORT;
        }

        @Override
        public String action() {
            return "export-ended";
        }

        @Override
        public List<String> objects() {
            return export.objects();
        }

        @Override
        public Long shown() {
            return content.rows();
        }

        @Override
        public Map<String, String> details() {
            return Map.of(
                    "file", export.fileName(),
                    "bytes", String.valueOf(content.bytes()),
                    "sha256", content.sha256InHex());
        }
    }
}
