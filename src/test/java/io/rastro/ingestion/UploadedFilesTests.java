package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.rastro.account.Role;
import io.rastro.account.ServiceScope;
import io.rastro.system.web.Flash;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestSessions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.FlashMap;

/** Files through the imports page: which are taken, what is said of the others, and what comes back of rejected rows. */
@PortalTest
class UploadedFilesTests {

    private static final String HEADER = "id;inicio;atendido em;fim;status;telefone;servico;agente;duracao";

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ImportRuns runs;

    private final String source = "files " + UUID.randomUUID();
    private MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void signIn() throws Exception {
        session = TestSessions.of(mvc, jdbc, Role.ADMIN);
    }

    private MockHttpServletResponse upload(RecordKind kind, byte[] content) throws Exception {
        return mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", "dados.csv", "text/csv", content))
                        .param("source", source)
                        .param("kind", kind.name())
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private static int id(MockHttpServletResponse uploaded) {
        return Integer.parseInt(
                Objects.requireNonNull(uploaded.getRedirectedUrl()).split("/")[2]);
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).session(session)).andReturn().getResponse().getContentAsString();
    }

    private ImportRun ended(int id) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> runs.find(id).orElseThrow(), run -> !run.state().active());
    }

    /** As somebody who takes the page's proposal, and says that these are calls. */
    private ImportRun imported(byte[] content) throws Exception {
        int id = id(upload(RecordKind.INTERACTION, content));
        Path file = Files.write(Files.createTempFile("upload", ".csv"), gunzipped(content));
        CsvSample sample = new CsvSample(file);
        CsvMapping mapping = sample.proposal(RecordKind.INTERACTION, ZoneId.of("America/Sao_Paulo"));
        CsvLayout layout = mapping.layout();
        Files.delete(file);
        mvc.perform(post("/imports/{id}/mapping", id)
                .param("delimiter", mapping.delimiterText())
                .param("sheet", layout.sheet())
                .param(mapping.header() ? "header" : "no", "true")
                .param("headerLine", String.valueOf(layout.headerLine()))
                .param(
                        "column",
                        mapping.columns().stream()
                                .map(column -> column == null ? "" : column.name())
                                .toArray(String[]::new))
                .param("medium", "VOICE")
                .param("zone", mapping.zone())
                .param("action", "start")
                .session(session)
                .with(csrf()));
        return ended(id);
    }

    private static byte[] gunzipped(byte[] content) throws IOException {
        if (content[0] != 0x1F) {
            return content;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    private static List<Long> counts(ImportRun run) {
        return List.of(run.accepted(), run.unchanged(), run.updated(), run.rejected());
    }

    private static byte[] field(String file) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/field", file));
    }

    @ParameterizedTest
    @CsvSource({
        "one-quote-loses-the-rest.csv, 43, 0",
        "quote-mixes-two-calls.csv, 4, 0",
        "comma-in-name.csv, 1, 1",
        "one-bad-line.csv, 3, 2",
        "trailing-delimiter.csv, 2, 0",
        "short-rows.csv, 3, 0",
        "sep-first-line.csv, 2, 0",
        "title-lines-and-total.csv, 2, 1",
        "utf16.csv, 1, 0",
        "cr-only.csv, 2, 0"
    })
    void fileOfARealPlaceIsTaken(String file, long accepted, long rejected) throws Exception {
        ImportRun run = imported(field(file));
        assertThat(run.state()).isEqualTo(ImportState.DONE);
        assertThat(counts(run)).containsExactly(accepted, 0L, 0L, rejected);
    }

    @Test
    void callBelowAStrayQuotationMarkKeepsItsOwnProtocol() throws Exception {
        imported(field("quote-mixes-two-calls.csv"));
        assertThat(jdbc.sql(
                                "select i.protocol || ' ' || i.phone_number from interaction i join interaction_key k"
                                        + " on k.interaction_id = i.id and k.received_at = i.received_at where k.source = ? order by 1")
                        .param(source)
                        .query(String.class)
                        .list())
                .containsExactly("m1 +5511987650401", "m2 +5511987650402", "m3 +5511987650403", "m4 +5511987650404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-16"})
    void textOfTwoBytesEachIsReadWithAndWithoutItsMark(String encoding) throws Exception {
        String text = HEADER
                + "\n9;2026-05-05 09:00:00;2026-05-05 09:00:10;2026-05-05 09:01:00;atendida;11987650499;Água;José;50\n";
        ImportRun run = imported(text.getBytes(Charset.forName(encoding)));
        assertThat(counts(run)).containsExactly(1L, 0L, 0L, 0L);
        assertThat(jdbc.sql(
                                "select s.name from interaction i join service_queue s on s.id = i.service_id where i.import_id = ?")
                        .param(run.id())
                        .query(String.class)
                        .single())
                .isEqualTo("Água");
    }

    @Test
    void damagedWorkbookIsCalledAWorkbook() throws Exception {
        byte[] workbook = Files.readAllBytes(Path.of("src/test/resources/workbook/libreoffice.xlsx"));
        assertThat(refusal(Arrays.copyOf(workbook, workbook.length / 2))).contains("planilha (.xlsx) está danificada");
    }

    @Test
    void workbookAndPackedCsvAreTaken() throws Exception {
        byte[] workbook = Files.readAllBytes(Path.of("src/test/resources/workbook/libreoffice.xlsx"));
        assertThat(counts(imported(workbook))).containsExactly(2L, 0L, 0L, 0L);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(field("trailing-delimiter.csv"));
        }
        assertThat(counts(imported(packed.toByteArray()))).containsExactly(2L, 0L, 0L, 0L);
    }

    private String refusal(byte[] content) throws Exception {
        MockHttpServletResponse answer = upload(RecordKind.INTERACTION, content);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(runs.latest(ServiceScope.allServices()))
                .noneMatch(run -> run.source().equals(source));
        return answer.getContentAsString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "89504E470D0A1A0A0000000D49484452 | Isto é uma imagem.",
                "FFD8FFE000104A464946             | Isto é uma imagem.",
                "255044462D312E370A25             | Isto é um PDF.",
                "D0CF11E0A1B11AE1                 | formato antigo (.xls)",
                "52494646240000005741564566       | arquivo de áudio",
                "4944330300000000                 | arquivo de áudio",
                "00000018667479706D703432         | arquivo de áudio",
                "1F8B08000000000000               | danificado",
                "377ABCAF271C0004                 | (.7z ou .rar)",
                "000102030405060708               | não contém texto",
                "0A0D0A20200A                     | linhas em branco",
                "FFFE0D000A00                     | linhas em branco"
            })
    void fileThatIsNoTableIsNamedAsWhatItIs(String bytes, String words) throws Exception {
        assertThat(refusal(HexFormat.of().parseHex(bytes))).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><body>Entrar</body></html>   | página da web (HTML)",
                "<table><tr><td>id</td></tr></table>               | página da web (HTML)",
                "<?xml version='1.0'?><Workbook/>                  | arquivo XML",
                "id;inicio;fim;status                              | nenhuma linha de dados",
                "Bom dia                                           | Isto é um texto, e não uma tabela",
            })
    void textThatIsNoTableIsNamedAsWhatItIs(String text, String words) throws Exception {
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8))).contains(words);
        assertThat(refusal(("\uFEFF\n" + text + "\n").getBytes(StandardCharsets.UTF_8)))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"mimetype, Extraia-o", "content.xml, (.ods)", "xl/workbook.bin, (.xlsb)", "xl/workbook.xml, danificado"
    })
    void archiveIsNamedByWhatIsInIt(String entry, String words) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        assertThat(refusal(bytes.toByteArray())).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "dados.csv, CSV, ''",
        "DADOS.TXT, CSV, ''",
        "dados.csv.gz, CSV, ''",
        "Master.csv.1, CSV, ''",
        "dados, CSV, ''",
        "relatorio de 05.2026, CSV, ''",
        "dados.xlsx, CSV, xlsx",
        "dados.exe, CSV, exe",
        "dados.csv, XLSX, csv",
        "dados.jsonl, JSON_LINES, ''",
        "dados.csv, JSON_ARRAY, csv",
        "conversa.zip, WHATSAPP_CHAT, ''"
    })
    void endingOfANameIsComparedWithTheContent(String name, ImportFormat format, String contradiction) {
        assertThat(format.contradiction(name).orElse("")).isEqualTo(contradiction);
    }

    @Test
    void nameThatSaysOtherwiseThanTheContentIsToldOf() throws Exception {
        byte[] csv = (HEADER + "\nn1;2026-05-06 12:01:00;;2026-05-06 12:01:40;abandonada;1;A;B;1\n")
                .getBytes(StandardCharsets.UTF_8);
        FlashMap told = named("dados.xlsx", csv);
        assertThat(told.get("flash")).isEqualTo(Flash.warning("imports.file.named.CSV", "xlsx"));
        assertThat(named("dados.csv", csv).get("flash")).isNull();
    }

    private FlashMap named(String name, byte[] content) throws Exception {
        return mvc.perform(multipart("/imports")
                        .file(new MockMultipartFile("file", name, "text/csv", content))
                        .param("source", source)
                        .session(session)
                        .with(csrf()))
                .andReturn()
                .getFlashMap();
    }

    @Test
    void importOfNothingDoesNotLookLikeASuccess() throws Exception {
        ImportRun run = ended(id(upload(RecordKind.INTERACTION, "[]".getBytes(StandardCharsets.UTF_8))));
        assertThat(run.state()).isEqualTo(ImportState.FAILED);
        assertThat(page("/imports/" + run.id())).contains("nada foi importado");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{3F2504E0-4F89-11D3-9A0C-0305E82C3301};x\n", "[id];[inicio]\n1;2\n", "{id},{b}\n1,2\n"})
    void csvThatBeginsWithABracketIsNoJson(String text) throws Exception {
        Path file = Files.writeString(Files.createTempFile("brackets", ".csv"), text);
        assertThat(FileType.of(file)).isEqualTo(FileType.CSV);
        Files.delete(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"externalId\": 1}   | JSON_LINES",
                "' { \"externalId\": 1}' | JSON_LINES",
                "{}                   | JSON_LINES",
                "[]                   | JSON_ARRAY",
                "[{\"a\": 1}]         | JSON_ARRAY"
            })
    void jsonIsKnownByHowItBegins(String text, FileType type) throws Exception {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE}) {
            Path file = Files.write(Files.createTempFile("json", ".json"), ("\uFEFF" + text).getBytes(charset));
            assertThat(FileType.of(file)).isEqualTo(type);
            Files.delete(file);
        }
    }

    @Test
    void rejectedRowsComeBackInTheirColumnsAndGoInOnceTheyAreMended() throws Exception {
        String csv = "Relatório\n\n" + HEADER + ";observacoes\n"
                + "r1;2026-05-06 12:01:00;2026-05-06 12:01:10;2026-05-06 12:01:40;atendida;11987650001;D;Ana;00:00:30;ok\n"
                + "r2;ontem;2026-05-06 12:02:10;2026-05-06 12:02:40;atendida;11987650002;D;Ana;00:00:30;\"a \"\"b\"\"; c\nd\"\n"
                + "r3;ontem;2026-05-06 12:03:10\n"
                + "r4;2026-05-06 12:04:00;2026-05-06 12:04:10;2026-05-06 12:04:40;atendida;11987650004;D;Ana;00:00:30;x;y\n";
        ImportRun run = imported(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(counts(run)).containsExactly(1L, 0L, 0L, 3L);
        String file = page("/imports/" + run.id() + "/rejections.csv");
        assertThat(file)
                .startsWith("\uFEFF" + HEADER + ";observacoes;MOTIVO DA REJEIÇÃO\r\n")
                .contains(
                        "r2;ontem;2026-05-06 12:02:10\t;",
                        ";\"a \"\"b\"\"; c\nd\";",
                        "r3;ontem;",
                        ";\"x;y\";\"A linha tem 11 colunas");
        String mended = file.replace("r2;ontem", "r2;2026-05-06 12:02:00").replace(";\"x;y\";", ";x;");
        ImportRun again = imported(mended.getBytes(StandardCharsets.UTF_8));
        assertThat(counts(again)).containsExactly(2L, 0L, 0L, 1L);
        assertThat(jdbc.sql(
                                "select i.internal_comments from interaction i join interaction_key k on k.interaction_id = i.id"
                                        + " and k.received_at = i.received_at where k.source = ? and k.external_id = 'r2'")
                        .param(source)
                        .query(String.class)
                        .single())
                .isEqualTo("a \"b\"; c\nd");
        assertThat(page("/imports/" + again.id() + "/rejections.csv"))
                .startsWith("\uFEFF" + HEADER + ";observacoes;MOTIVO DA REJEIÇÃO\r\nr3;ontem;");
    }

    @Test
    void rejectedRowsOfOtherKindsAndOfCommasComeBackLikewise() throws Exception {
        String csv = "externalId,ivr,enteredAt,outcome,path\ni1,URA,ontem,ABANDONED,\"a, b\"\n";
        ImportRun run = ended(id(upload(RecordKind.IVR_CALL, csv.getBytes(StandardCharsets.UTF_8))));
        String file = page("/imports/" + run.id() + "/rejections.csv");
        assertThat(file)
                .isEqualTo(
                        "externalId,ivr,enteredAt,outcome,path,MOTIVO DA REJEIÇÃO\r\n"
                                + "i1,URA,ontem,ABANDONED,\"a, b\",\"A coluna \"\"enteredAt\"\": \"\"ontem\"\" não é uma data com hora.\"\r\n");
        ImportRun again = ended(id(upload(
                RecordKind.IVR_CALL,
                file.replace("ontem,", "2026-05-06 12:00:00,").getBytes(StandardCharsets.UTF_8))));
        assertThat(counts(again)).containsExactly(1L, 0L, 0L, 0L);
        assertThat(page("/imports/" + again.id() + "/warnings.csv")).isEqualTo("\uFEFFLINHA;AVISO\r\n");
    }

    @Test
    void everyRejectionAndWarningCanBeDownloaded() throws Exception {
        StringBuilder csv = new StringBuilder("id;inicio;fim;status\n");
        IntStream.range(0, 3_000)
                .forEach(line -> csv.append("w%d;%s;2026-05-06 12:00:00;Não atendida\n"
                        .formatted(line, line % 2 == 0 ? "ontem" : "2026-05-06 12:00:00")));
        ImportRun run = imported(csv.toString().getBytes(Charset.forName("windows-1252")));
        assertThat(counts(run)).containsExactly(1_500L, 0L, 0L, 1_500L);
        assertThat(page("/imports/" + run.id() + "/rejections.csv").split("\r\n"))
                .hasSize(1_501);
        String[] warnings = page("/imports/" + run.id() + "/warnings.csv").split("\r\n");
        assertThat(warnings).hasSize(1_501);
        assertThat(Arrays.copyOf(warnings, 3))
                .containsExactly(
                        "\uFEFFLINHA;AVISO",
                        "3;\"O texto não está em UTF-8; foi lido como Windows-1252 (Latin-1).\"",
                        "5;\"O texto não está em UTF-8; foi lido como Windows-1252 (Latin-1).\"");
        assertThat(page("/imports/" + run.id())).contains("/imports/" + run.id() + "/warnings.csv");
    }

    @Test
    void headerLineCanBeSet() throws Exception {
        int id = id(upload(
                RecordKind.INTERACTION,
                "id;inicio\n1;2026-05-06\nid;fim\n2;2026-05-07\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(page("/imports/" + id + "/mapping"))
                .contains("name=\"headerLine\" type=\"number\" min=\"1\" max=\"1000000\" value=\"1\"");
        mvc.perform(post("/imports/{id}/mapping", id)
                .param("delimiter", ";")
                .param("header", "true")
                .param("headerLine", "3")
                .param("column", "EXTERNAL_ID", "RECEIVED_AT")
                .session(session)
                .with(csrf()));
        CsvMapping mapping = CsvMappings.read(
                Objects.requireNonNull(runs.find(id).orElseThrow().mapping()));
        assertThat(mapping.layout().headerLine()).isEqualTo(3);
        assertThat(mapping.columns()).containsExactly(KnownTarget.EXTERNAL_ID, KnownTarget.FINISHED_DATE);
    }

    /** What the migration makes of it, on a row of its own that is not kept. */
    @Test
    void mappingChosenBeforeTablesHadALayoutIsReadOn() throws Exception {
        int id = id(upload(RecordKind.INTERACTION, field("short-rows.csv")));
        String migration = new ClassPathResource("db/migration/V18__tables_of_imports.sql")
                .getContentAsString(StandardCharsets.UTF_8);
        String update = migration.substring(migration.indexOf("update import_run"), migration.indexOf("where mapping"));
        jdbc.sql("update import_run set mapping = ? where id = ?")
                .params("""
                        {"delimiter": ";", "header": true, "columns": ["EXTERNAL_ID", null], "medium": "VOICE",
                         "direction": null, "service": null, "zone": "America/Manaus", "monthFirst": false,
                         "emptyWord": "", "statuses": {"x": "status.ABANDONED"}}""", id)
                .update();
        jdbc.sql(update + "where id = ?").param(id).update();
        CsvMapping mapping = CsvMappings.read(
                Objects.requireNonNull(runs.find(id).orElseThrow().mapping()));
        assertThat(mapping.layout()).isEqualTo(CsvLayout.of(';', 1));
        assertThat(mapping.columns()).containsExactly(KnownTarget.EXTERNAL_ID, null);
        assertThat(mapping.zone()).isEqualTo("America/Manaus");
    }
}
