package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.interaction.Medium;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What is proposed for a CSV, what is remembered of it, and how its rows are told of. */
class CsvMappingTests {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final Instant NOW = Instant.parse("2026-05-05T15:00:00Z");
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

    @TempDir
    Path directory;

    private CsvSample sample(String... lines) throws IOException {
        Path file = directory.resolve("in.csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return new CsvSample(file);
    }

    private CsvMapping proposal(RecordKind kind, String... lines) throws IOException {
        return sample(lines).proposal(kind, ZONE);
    }

    private static CsvMapping voice(CsvMapping mapping) {
        return new CsvMapping(
                mapping.records(),
                mapping.layout(),
                mapping.headers(),
                mapping.columns(),
                Medium.VOICE,
                null,
                null,
                null,
                mapping.zone(),
                mapping.monthFirst(),
                mapping.emptyWord(),
                mapping.statuses());
    }

    private static String names(List<@Nullable CsvTarget> columns) {
        return columns.stream()
                .map(target -> target == null ? "-" : target.name())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IVR_CALL     | URA;Início;Fim;Opção 1;Opção 2;Resultado;Telefone      | IVR ENTERED_AT LEFT_AT PATH PATH OUTCOME CALLER
            IVR_CALL     | ID;Nome da URA;Data;Hora;Caminho;Situação;Origem       | EXTERNAL_ID IVR ENTERED_DATE ENTERED_TIME PATH OUTCOME CALLER
            IVR_CALL     | URA;Início;Duração;Resultado                           | IVR ENTERED_AT IVR_TIME OUTCOME
            IVR_CALL     | externalId;ivr;enteredAt;leftAt;path;outcome;caller    | EXTERNAL_ID IVR ENTERED_AT LEFT_AT PATH OUTCOME CALLER
            AGENT_STATUS | Agente;Status;Motivo da pausa;Início;Fim               | AGENT STATE REASON STARTED_AT ENDED_AT
            AGENT_STATUS | Agente;Status;Início;Duração                           | AGENT STATE STARTED_AT STATUS_TIME
            AGENT_STATUS | Operador;Matrícula;Estado;Motivo;Data;Hora;Observações | AGENT AGENT_EXTERNAL_ID STATE REASON STARTED_DATE STARTED_TIME -
            AGENT_STATUS | externalId;agent.externalId;agent.name;agent.tags;state;startedAt | EXTERNAL_ID AGENT_EXTERNAL_ID AGENT AGENT_TAGS STATE STARTED_AT
            IVR_CALL     | URA;Telefone;Data de entrada;Data/hora da saída;Desfecho | IVR CALLER ENTERED_DATE LEFT_AT OUTCOME
            AGENT_STATUS | Operador;Situação;Data/Hora inicial;Data e hora final;Motivo da pausa | AGENT STATE STARTED_AT ENDED_AT REASON
            INTERACTION  | Nº do protocolo;E-mail do cliente;Data da abertura;Data do atendimento;Data de encerramento;Situação do atendimento | PROTOCOL CONTACT_EMAIL RECEIVED_AT ANSWERED_DATE FINISHED_DATE STATUS
            INTERACTION  | externalId;medium;receivedAt;answeredAt;finishedAt;status;agent  | EXTERNAL_ID MEDIUM RECEIVED_AT ANSWERED_AT FINISHED_AT STATUS AGENT
            """)
    void headersSuggestTheirMeaning(RecordKind kind, String header, String targets) throws IOException {
        assertThat(names(proposal(kind, header).columns())).isEqualTo(targets);
    }

    @ParameterizedTest
    @CsvSource({
        "IVR_CALL, 'externalId,ivr,enteredAt,outcome', true",
        "IVR_CALL, 'ivr,enteredAt,outcome,path', true",
        "IVR_CALL, 'externalId,ivr,enteredAt', false",
        "IVR_CALL, 'externalId,ivr,enteredAt,outcome,fila', false",
        "IVR_CALL, 'URA,Início,Resultado', false",
        "AGENT_STATUS, 'agent,state,startedAt', true",
        "AGENT_STATUS, 'agent.externalId,state,startedAt', true",
        "AGENT_STATUS, 'state,startedAt', false",
        "INTERACTION, 'medium,receivedAt,finishedAt,status', true",
    })
    void onlyHeadersThatAreFieldsNeedNoPage(RecordKind kind, String header, boolean none) throws IOException {
        CsvSample sample = sample(header);
        assertThat(sample.namesItsFields(sample.proposal(kind, ZONE))).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IVR_CALL     | Início;Fim      | ivr, outcome
            AGENT_STATUS | Motivo;Hora     | agent, startedAt, state
            INTERACTION  | start;tel;agent | medium, finishedAt, status
            """)
    void whatNoRowCanDoWithoutIsAskedFor(RecordKind kind, String header, String missing) throws IOException {
        assertThat(String.join(", ", proposal(kind, header).missing())).isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "IVR_CALL, Transferida, outcome.FORWARDED",
        "IVR_CALL, ABANDONADA, outcome.ABANDONED",
        "IVR_CALL, Retida, outcome.RETAINED",
        "AGENT_STATUS, Em Pausa, state.PAUSE",
        "AGENT_STATUS, Disponível, state.AVAILABLE",
        "AGENT_STATUS, Pós-atendimento, state.AFTER_CALL",
        "AGENT_STATUS, after call, state.AFTER_CALL",
        "INTERACTION, NO ANSWER, voiceStatus.NOT_ANSWERED",
        "AGENT_STATUS, abandonada,",
    })
    void wordsOfTheStatusMeanWhatTheKindKnows(RecordKind kind, String word, @Nullable String meaning) {
        assertThat(StatusWords.meaning(kind, word)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start,end,status   | START , End,"status" | true
            start,end,status   | status,start,end     | true
            start,end,status   | start,end,status,id  | false
            início,fim,status  | inicio,fim,status    | true
            """)
    void shapeIsTheNamesOfTheColumnsInAnyOrder(String one, String other, boolean same) throws IOException {
        String shape = proposal(RecordKind.INTERACTION, one).shape();
        assertThat(proposal(RecordKind.INTERACTION, other).shape().equals(shape))
                .isEqualTo(same);
    }

    @Test
    void mappingFollowsItsColumnsToAnotherOrder() throws IOException {
        CsvMapping known = proposal(RecordKind.INTERACTION, "x,start,end,status,x");
        CsvMapping applied = known.appliedTo(proposal(RecordKind.INTERACTION, "status;x;x;End;Start"));
        assertThat(names(applied.columns())).isEqualTo("STATUS - - FINISHED_AT RECEIVED_AT");
        assertThat(applied.layout().delimiter()).isEqualTo(';');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-05-05 11:00:00 | 2026-05-05 11:59:00 | 0 |
            2026-05-05 14:00:00 | 2026-05-05 14:59:00 | 1 | UTC
            2026-05-05 14:00:00 | 2026-05-05 16:00:00 | 1 |
            2026-12-05 09:00:00 | 2026-12-05 09:10:00 | 1 |
            """)
    void rowsInTheFutureAreCountedAndExplainedByUtc(String start, String end, int inFuture, @Nullable String zone)
            throws IOException {
        CsvSample sample = sample("start,end,status", start + "," + end + ",answered");
        CsvMapping mapping = voice(sample.proposal(RecordKind.INTERACTION, ZONE));
        CsvPreview preview = sample.preview(mapping, NOW);
        assertThat(preview.inFuture()).isEqualTo(inFuture);
        assertThat(sample.zoneOfFuture(mapping, preview)).isEqualTo(zone);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void headersAreWrittenOnceAndAsTheyAreCompared(CsvTarget target) {
        assertThat(target.headers())
                .doesNotHaveDuplicates()
                .allSatisfy(header -> assertThat(CsvWords.foldHeader(header)).isEqualTo(header));
    }

    static Set<CsvTarget> targets() {
        return CsvTargets.all();
    }

    private ColumnNoticeText wording() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/ingestion", "messages/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new ColumnNoticeText(messages, ZONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            unreadableCell;receivedAt;99/99/2026               | A coluna "Data Início" + "Hora": "99/99/2026" não é uma data.
            unreadableCell;finishedAt;2026-05-05T12:00:00Z     | A coluna "Fim": "2026-05-05T12:00:00Z" não é uma data com hora.
            unreadableCell;status;vai saber                    | A coluna "Situação": não foi dito o que "vai saber" significa.
            inFuture;finishedAt;2026-05-05T12:00:00Z           | A coluna "Fim" traz uma data no futuro: 05/05/2026 09:00:00.
            notForMedium;expiration;VOICE                      | A coluna 5 não existe para Voz e foi deixada de fora.
            notForMedium;startedBy;VOICE                       | O campo "Origem da conversa" não existe para Voz e foi deixado de fora.
            missing;answeredAt                                 | Falta o campo "Atendida em".
            missing;agent                                      | Falta o campo "Agente".
            missing;events[0].at                               | Falta o campo events[0].at.
            answeredWithoutStamp;service completed;answeredAt  | O status diz que foi atendido (service completed), mas falta "Atendida em": conta como atendido, com espera e duração desconhecidas.
            spanUnknown;finishedAt;2026-05-05T12:00:00Z;answeredAt;2026-05-05T13:00:00Z | "Fim" (05/05/2026 09:00:00) é mais de um minuto anterior a "Atendida em" (05/05/2026 10:00:00): o intervalo fica desconhecido.
            reasonWithoutPause;status;PAUSE                    | O motivo status veio com o estado Pausa, que não é pausa.
            endBeforeStart;2026-05-05T12:00:00Z;2026-05-05T13:00:00Z | O atendimento termina (05/05/2026 09:00:00) antes de começar (05/05/2026 10:00:00).
            missing;status                                     | A coluna "Situação" está vazia, e a linha não pode ficar sem ela.
            """)
    void noticesNameTheColumnsOfTheFileInThePortalsZone(String notice, String sentence) {
        assertThat(wording().of(notice(notice), RecordKind.INTERACTION, columns(), PORTUGUESE))
                .isEqualTo(sentence);
    }

    /** A key of a JSON file is what its author wrote; a key that is not there is unknown to them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INTERACTION  | missing;finishedAt         | Falta o campo finishedAt (Finalizada em).
            IVR_CALL     | missing;ivr                | Falta o campo ivr (Nome da URA).
            AGENT_STATUS | missing;agent              | Falta o campo agent (Agente).
            INTERACTION  | missing;messages[1].sentAt | Falta o campo messages[1].sentAt.
            INTERACTION  | tooLong;protocol;200       | O campo protocol passa de 200 caracteres.
            """)
    void noticesOfJsonKeepItsKeys(RecordKind kind, String notice, String sentence) {
        assertThat(wording().of(notice(notice), kind, null, PORTUGUESE)).isEqualTo(sentence);
    }

    private static CsvMapping columns() {
        return new CsvMapping(
                RecordKind.INTERACTION,
                CsvLayout.of(';', 1),
                List.of("Data Início", "Hora", "Fim", "Situação", ""),
                List.of(
                        KnownTarget.RECEIVED_DATE,
                        KnownTarget.RECEIVED_TIME,
                        KnownTarget.FINISHED_AT,
                        KnownTarget.STATUS,
                        KnownTarget.EXPIRATION),
                Medium.VOICE,
                null,
                null,
                null,
                ZONE.getId(),
                false,
                "",
                Map.of());
    }

    private static Notice notice(String parts) {
        List<String> all = Arrays.asList(parts.split(";"));
        return new Notice(all.get(0), all.subList(1, all.size()));
    }

    /** A notice about a field has a sentence for whoever looks at columns, in both languages. */
    @ParameterizedTest
    @ValueSource(strings = {"ingestion.properties", "ingestion_en.properties"})
    void sentencesAboutFieldsHaveOneAboutColumns(String bundle) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = CsvMappingTests.class.getResourceAsStream("/messages/" + bundle)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        List<String> ofJsonOnly = List.of("unknownField", "notList", "notObject");
        assertThat(texts.stringPropertyNames().stream()
                        .filter(key -> key.startsWith("ingestion.notice."))
                        .filter(key -> texts.getProperty(key).matches("(?s).*(campo|field) \\{0}.*"))
                        .map(key -> key.substring("ingestion.notice.".length()))
                        .filter(key -> !ofJsonOnly.contains(key))
                        .filter(key -> !texts.containsKey("ingestion.column." + key)))
                .isEmpty();
    }
}
