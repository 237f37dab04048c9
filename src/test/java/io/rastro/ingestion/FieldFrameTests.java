package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as real places have them: which lines and cells are in them, whatever the cells say. */
class FieldFrameTests {

    private static final Path FIELD = Path.of("src/test/resources/field");

    private static List<TableRecord> records(String file) throws IOException {
        Path path = FIELD.resolve(file);
        List<TableRecord> all = new ArrayList<>();
        try (TableRecords records = TableFile.open(path, new CsvSample(path).layout())) {
            for (TableRecord record = records.next(); record != null; record = records.next()) {
                all.add(record);
            }
        }
        return all;
    }

    @Test
    void freePbxExportHasItsSixteenCellsInEveryLine() throws IOException {
        assertThat(records("freepbx-cdr-export.csv"))
                .extracting(record -> String.join("¦", record.cells()))
                .containsExactly(
                        "calldate¦clid¦src¦dst¦dcontext¦channel¦dstchannel¦lastapp¦lastdata¦duration¦billsec¦disposition¦amaflags¦accountcode¦uniqueid¦userfield",
                        "2026-05-05 09:00:00¦\"Ana\" <11987650101>¦11987650101¦600¦from-queue¦PJSIP/tronco-00000001¦PJSIP/1005-00000002¦Queue¦600,t,,,300¦75¦60¦ANSWERED¦3¦¦1778000001.1¦",
                        "2026-05-05 09:01:00¦\"Souza, Bia\" <11987650102>¦11987650102¦600¦from-queue¦PJSIP/tronco-00000003¦¦Queue¦600,t,,,300¦20¦0¦NO ANSWER¦3¦¦1778000002.3¦",
                        "2026-05-05 09:02:00¦<>¦¦600¦from-queue¦PJSIP/tronco-00000004¦PJSIP/1006-00000005¦Queue¦600,t,,,300¦30¦25¦ANSWERED¦3¦¦1778000003.4¦");
    }

    @ParameterizedTest
    @CsvSource({
        "one-quote-loses-the-rest.csv, 43, 0",
        "quote-mixes-two-calls.csv, 4, 0",
        "comma-in-name.csv, 1, 1",
        "trailing-delimiter.csv, 2, 0",
        "3cx-cdr.csv, 2, 0",
        "short-rows.csv, 3, 0",
        "cr-only.csv, 2, 0",
        "one-bad-line.csv, 4, 1",
        "sep-first-line.csv, 2, 0",
        "title-lines-and-total.csv, 3, 0",
        "utf16.csv, 1, 0",
        "freepbx-cdr-export.csv, 3, 0",
        "asterisk-cdr-mysql.csv, 2, 0",
        "dates.csv, 23, 0",
        "twilio-calls.csv, 3, 0"
    })
    void linesAreRecordsOrToldWhyNot(String file, int sound, int refused) throws IOException {
        List<TableRecord> records = records(file);
        assertThat(records.subList(1, records.size()))
                .filteredOn(record -> record.cells() == null)
                .hasSize(refused);
        assertThat(records).hasSize(1 + sound + refused);
    }
}
