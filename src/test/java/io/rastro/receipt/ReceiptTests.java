package io.rastro.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.receipt.FileCheck.Sums;
import io.rastro.report.ChecksumStream;
import io.rastro.report.ChecksumStream.Content;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestSessions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@SampleDataTest
class ReceiptTests {

    private static final Pattern RECEIPT = Pattern.compile("href=\"(/receipts/[0-9a-f-]{36})\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient database;

    @Autowired
    ReceiptRepository receipts;

    @ParameterizedTest
    @CsvSource({"csv, spreadsheet", "xlsx, xlsx", "jsonl, jsonl"})
    void downloadLeavesAReceiptByWhichItsFileIsRecognised(String ending, String format) throws Exception {
        MockHttpSession session = TestSessions.of(mvc, database, Role.ANALYST);
        byte[] file = answer(session, "/interactions." + ending + "?media=VOICE&phone=1234567")
                .getContentAsByteArray();
        String sum = hex(file);
        String page = checked(session, sum + "  rastreio.csv");
        assertThat(page).contains("Inteiro e sem alteração.");
        String receipt = first(page);
        assertThat(answer(session, receipt).getContentAsString()).contains(sum, "Número de telefone: (não guardado)");
        assertThat(answer(session, receipt + "/manifest").getContentAsString())
                .contains(
                        "\"sha256\":\"" + sum,
                        "\"bytes\":" + file.length,
                        "\"outcome\":\"DONE\"",
                        "\"dialect\":\"" + format + "\"",
                        "\"withheld\":[\"phone\"]")
                .doesNotContain("1234567");
        MockHttpSession stranger = TestSessions.of(mvc, database, Role.ANALYST);
        assertThat(answer(stranger, receipt).getStatus()).isEqualTo(404);
        assertThat(checked(stranger, sum)).contains("Não confere.");
    }

    @Test
    void uploadedFileIsHashed() throws Exception {
        MockHttpSession session = TestSessions.of(mvc, database, Role.ANALYST);
        for (String ending : List.of("csv", "xlsx", "jsonl")) {
            byte[] file =
                    answer(session, "/interactions." + ending + "?media=VOICE").getContentAsByteArray();
            assertThat(uploaded(session, file)).contains("Inteiro e sem alteração.");
            file[file.length - 3] ^= 1;
            assertThat(uploaded(session, file)).contains("Não confere.");
        }
    }

    @Test
    void whatIsNoSumIsToldAtItsField() throws Exception {
        MockHttpSession session = TestSessions.of(mvc, database, Role.ANALYST);
        MockHttpServletResponse answer = mvc.perform(
                        post("/receipts").param("sum", "abc").session(session).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("64 dígitos", "value=\"abc\"");
    }

    /** Files of many sizes, cut at many places. */
    @ParameterizedTest
    @CsvSource({
        "200000, 65536, true",
        "200000, 199999, true",
        "200000, 65535, false",
        "90000000, 89999999, true",
        "90000000, 70000000, true",
        "70000000, 140000, true"
    })
    void beginningOfADownloadIsRecognised(int size, int cut, boolean recognised) throws IOException {
        byte[] file = "header\r\n\"a\nb\";1\r\nxyz;22\r\n".repeat(size / 25 + 1).getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(file, size);
        Receipt receipt = receipt(whole);
        Sums part = Sums.of(new ByteArrayInputStream(whole, 0, cut));
        assertThat(part.begins(receipt)).isEqualTo(recognised);
        byte[] changed = Arrays.copyOf(whole, cut);
        changed[10] ^= 1;
        assertThat(Sums.of(new ByteArrayInputStream(changed)).begins(receipt)).isFalse();
    }

    @Test
    void rowsOfACutFileAreCountedByTheirQuotes() throws IOException {
        byte[] cut = "A;B\r\n\"a\nb\";1\r\nc;2\r\nd".getBytes(StandardCharsets.UTF_8);
        assertThat(Sums.of(new ByteArrayInputStream(cut)).records()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"spreadsheet, 2", "script, 2", "jsonl, 4", "xlsx, "})
    void rowsOfACutFileAreToldWhereItsFormatTellsThem(String format, @Nullable Long rows) throws IOException {
        byte[] cut = "A;B\r\n\"a\nb\";1\r\nc;2\r\nd".getBytes(StandardCharsets.UTF_8);
        Receipt receipt = receipt(cut, format);
        assertThat(FileCheck.cutOff(receipt, Sums.of(new ByteArrayInputStream(cut)))
                        .rows())
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"spreadsheet, Termina depois da linha", "jsonl, Termina depois da linha", "xlsx, Termina no byte 70"})
    void cutFileIsToldWhereItEnds(String format, String told) throws Exception {
        byte[] whole = new byte[200_000];
        new Random(7).nextBytes(whole);
        String username = TestAccounts.create(database, Role.ANALYST);
        int account = database.sql("select id from account where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
        receipts.insert(receipt(whole, format), account);
        assertThat(uploaded(TestSessions.of(mvc, username), Arrays.copyOf(whole, 70_000)))
                .contains("Arquivo cortado.", told);
    }

    private static Receipt receipt(byte[] whole) throws IOException {
        return receipt(whole, "");
    }

    private static Receipt receipt(byte[] whole, String dialect) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (OutputStream sums = new ChecksumStream(copy)) {
            for (int from = 0; from < whole.length; from += 40_000) {
                sums.write(whole, from, Math.min(40_000, whole.length - from));
            }
            Content content = ((ChecksumStream) sums).content(0);
            return new Receipt(
                    UUID.randomUUID(),
                    "",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    "DONE",
                    "",
                    "",
                    "",
                    List.of(),
                    "",
                    dialect,
                    "",
                    "",
                    content.rows(),
                    content.bytes(),
                    content.sha256(),
                    content.step(),
                    content.prefixes());
        }
    }

    private MockHttpServletResponse answer(MockHttpSession session, String address) throws Exception {
        MockHttpServletResponse answer =
                mvc.perform(get(address).session(session)).andReturn().getResponse();
        return answer.getStatus() == 303 ? answer(session, answer.getHeader("Location")) : answer;
    }

    private String checked(MockHttpSession session, String sum) throws Exception {
        return mvc.perform(post("/receipts").param("sum", sum).session(session).with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String uploaded(MockHttpSession session, byte[] file) throws Exception {
        return mvc.perform(multipart("/receipts")
                        .file(new MockMultipartFile("file", file))
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String first(String page) {
        Matcher receipt = RECEIPT.matcher(page);
        assertThat(receipt.find()).isTrue();
        return receipt.group(1);
    }

    private static String hex(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }
}
