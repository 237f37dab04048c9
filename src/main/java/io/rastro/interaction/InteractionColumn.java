package io.rastro.interaction;

import static io.rastro.interaction.InteractionColumn.Visibility.CSV_ONLY;
import static io.rastro.interaction.InteractionColumn.Visibility.GRID_ONLY;
import static io.rastro.interaction.InteractionColumn.Visibility.SCREEN;
import static io.rastro.report.Format.DATE;
import static io.rastro.report.Format.DATE_TIME;
import static io.rastro.report.Format.DAY_FIRST_DATE_TIME;
import static io.rastro.report.Format.DURATION;
import static io.rastro.report.Format.PHONE;
import static io.rastro.report.Format.TEXT;
import static io.rastro.report.Format.TIME;

import io.rastro.interaction.Medium.Trait;
import io.rastro.report.Column;
import io.rastro.report.Format;
import io.rastro.text.Mask;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The columns of interaction tracking, in the order of the contract. Grid, CSV and help page follow from this list; a
 * new column is one constant here, with the SQL of what is stored or a derived value in {@link InteractionRow}.
 */
public enum InteractionColumn implements Column<InteractionRow> {
    DAY("DATA", CSV_ONLY, InteractionColumn::any, DATE, StoredColumn.RECEIVED_AT),
    TIME_OF_DAY("HORA", CSV_ONLY, InteractionColumn::any, TIME, StoredColumn.RECEIVED_AT),
    PROTOCOL("PROTOCOLO", SCREEN, InteractionColumn::any, TEXT, StoredColumn.PROTOCOL),
    SERVICE("SERVIÇO", SCREEN, InteractionColumn::any, TEXT, StoredColumn.SERVICE),
    AGENT("AGENTE", SCREEN, InteractionColumn::any, TEXT, StoredColumn.AGENT),
    ORIGIN("ORIGEM", CSV_ONLY, InteractionColumn::any, TEXT, StoredColumn.text("i.origin")),
    DIRECTION("TIPO", SCREEN, with(Trait.CALL), TEXT, StoredColumn.constant("i.direction", Direction.class)),
    TO("PARA", SCREEN, with(Trait.CALL), PHONE, StoredColumn.personal("i.to_address", Mask::text)),
    CONTACT("CONTATO", SCREEN, InteractionColumn::any, TEXT, StoredColumn.CONTACT_NAME),
    FROM("A PARTIR DE", SCREEN, InteractionColumn::any, PHONE, StoredColumn.FROM_ADDRESS),
    WAIT("ESPERA", GRID_ONLY, InteractionColumn::any, DURATION, InteractionRow::waitSeconds),
    HANDLING_TIME("DURAÇÃO", SCREEN, InteractionColumn::any, DURATION, InteractionRow::handlingSeconds),
    PRODUCTIVE_TIME("TMP", SCREEN, with(Trait.HOLD), DURATION, InteractionRow::productiveSeconds),
    UNPRODUCTIVE_TIME("TMI", SCREEN, with(Trait.HOLD), DURATION, StoredColumn.HOLD_SECONDS),
    FIRST_RESPONSE_TIME(
            "TM1R", SCREEN, InteractionColumn::any, DURATION, StoredColumn.number("i.first_response_seconds")),
    RESPONSE_TIME("TMR", SCREEN, InteractionColumn::any, DURATION, StoredColumn.number("i.response_seconds")),
    STATUS("STATUS", SCREEN, InteractionColumn::any, TEXT, row -> row.outcome().status()),
    PORTFOLIO(
            "PORTFOLIO",
            CSV_ONLY,
            InteractionColumn::any,
            TEXT,
            row -> yesOrNo(row.outcome().portfolio())),
    CONTACT_EXTERNAL_ID(
            "ID EXTERNO", CSV_ONLY, InteractionColumn::any, TEXT, StoredColumn.personal("c.external_id", Mask::text)),
    INTERNAL_COMMENTS(
            "COMENTÁRIOS INTERNOS",
            CSV_ONLY,
            InteractionColumn::any,
            TEXT,
            StoredColumn.personal("i.internal_comments", Mask::text)),
    DOCUMENT(
            "DOCUMENTO",
            SCREEN,
            InteractionColumn::any,
            TEXT,
            StoredColumn.personal("c.document_plain", Mask::document)),
    ANSWERED_AT("DATA ATENDIDA", SCREEN, without(Trait.SPLIT_QUEUE), DATE_TIME, StoredColumn.ANSWERED_AT),
    DELIVERED_AT("HORA ENTREGUE AO AGENTE", SCREEN, with(Trait.SPLIT_QUEUE), DATE_TIME, StoredColumn.ANSWERED_AT),
    FINISHED_AT("DATA FINALIZADA", CSV_ONLY, InteractionColumn::any, DATE_TIME, StoredColumn.FINISHED_AT),
    FIRST_MESSAGE_AT(
            "DATA PRIMEIRA MENSAGEM", SCREEN, without(Trait.SPLIT_QUEUE), DATE_TIME, StoredColumn.FIRST_MESSAGE_AT),
    INITIAL_MESSAGE_AT(
            "HORA MENSAGEM INICIAL", SCREEN, with(Trait.SPLIT_QUEUE), DATE_TIME, StoredColumn.FIRST_MESSAGE_AT),
    LAST_REPLY(
            "ÚLTIMA RESPOSTA",
            SCREEN,
            InteractionColumn::any,
            TEXT,
            StoredColumn.constant("i.last_reply", LastReply.class)),
    EXTERNAL_PROTOCOL(
            "PROTOCOLO EXTERNO", SCREEN, InteractionColumn::any, TEXT, StoredColumn.text("i.external_protocol")),
    QUEUED_AT("DATA HORA ENTREGUE EM FILA", SCREEN, with(Trait.QUEUE), DATE_TIME, StoredColumn.QUEUED_AT),
    QUEUED_DAY("DATA DE ENTRADA EM FILA", SCREEN, with(Trait.SPLIT_QUEUE), DATE, StoredColumn.QUEUED_AT),
    QUEUED_TIME("HORA DE ENTRADA EM FILA", SCREEN, with(Trait.SPLIT_QUEUE), TIME, StoredColumn.QUEUED_AT),
    EXPIRATION(
            "STATUS DE EXPIRAÇÃO",
            SCREEN,
            with(Trait.EXPIRATION),
            TEXT,
            row -> row.outcome().expiration()),
    JITTER("JITTER", CSV_ONLY, with(Trait.CALL), TEXT, InteractionRow::jitter),
    PACKET_LOSS("PERDA DE PACOTE", CSV_ONLY, with(Trait.CALL), TEXT, InteractionRow::packetLoss),
    CALL_QUALITY("QUALIDADE DE CHAMADA", SCREEN, with(Trait.CALL), TEXT, InteractionRow::callQuality),
    VOICE_SERVER("SERVIDOR DE VOZ", SCREEN, with(Trait.CALL), TEXT, StoredColumn.text("q.voice_server")),
    DIALLED_NUMBER(
            "NÚMERO DISCADO", CSV_ONLY, with(Trait.CALL), TEXT, StoredColumn.personal("q.dialled_number", Mask::text)),
    EXTERNAL_CHANNEL(
            "NOME DO CANAL EXTERNO",
            CSV_ONLY,
            with(Trait.CALL),
            TEXT,
            StoredColumn.personal("q.external_channel", Mask::text)),
    INTERNAL_CHANNEL(
            "NOME DO CANAL INTERNO",
            CSV_ONLY,
            with(Trait.CALL),
            TEXT,
            StoredColumn.personal("q.internal_channel", Mask::text)),
    CLIENT_HUNG_UP_AT(
            "DATA FINALIZAÇÃO CLIENTE",
            SCREEN,
            with(Trait.CALL),
            DAY_FIRST_DATE_TIME,
            StoredColumn.instant("q.client_hung_up_at")),
    AGENT_HUNG_UP_AT(
            "DATA FINALIZAÇÃO AGENTE",
            SCREEN,
            with(Trait.CALL),
            DAY_FIRST_DATE_TIME,
            StoredColumn.instant("q.agent_hung_up_at")),
    TAGS("TAGS", SCREEN, InteractionColumn::any, TEXT, StoredColumn.TAGS),
    STARTED_BY(
            "ORIGEM DA CONVERSA",
            SCREEN,
            with(Trait.STARTED_BY),
            TEXT,
            row -> row.outcome().startedBy());

    enum Visibility {
        SCREEN,
        /** On screen where the reader puts it there. */
        CSV_ONLY,
        /** No column of the contract: only on screen, where the reader puts it there. */
        GRID_ONLY
    }

    private final String header;
    private final Visibility visibility;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Predicate<Medium> available;

    private final Format format;

    @SuppressWarnings("ImmutableEnumChecker") // a stateless function
    private final Function<InteractionRow, @Nullable Object> value;

    /** What it shows as it is stored. */
    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final @Nullable StoredColumn<?> stored;

    InteractionColumn(
            String header, Visibility visibility, Predicate<Medium> available, Format format, StoredColumn<?> stored) {
        this(header, visibility, available, format, stored, row -> row.get(stored));
    }

    InteractionColumn(
            String header,
            Visibility visibility,
            Predicate<Medium> available,
            Format format,
            Function<InteractionRow, @Nullable Object> value) {
        this(header, visibility, available, format, null, value);
    }

    InteractionColumn(
            String header,
            Visibility visibility,
            Predicate<Medium> available,
            Format format,
            @Nullable StoredColumn<?> stored,
            Function<InteractionRow, @Nullable Object> value) {
        this.header = header;
        this.stored = stored;
        this.visibility = visibility;
        this.available = available;
        this.format = format;
        this.value = value;
    }

    /** The columns of a medium's CSV, in order. */
    public static List<InteractionColumn> of(Medium medium) {
        return ofGrid(medium).stream().filter(InteractionColumn::inCsv).toList();
    }

    /** The columns of a medium's grid, in order, those too that stand there only on the reader's choice. */
    public static List<InteractionColumn> ofGrid(Medium medium) {
        return Arrays.stream(values())
                .filter(column -> column.available.test(medium))
                .toList();
    }

    @Override
    public String key() {
        return name();
    }

    @Override
    public String header() {
        return header;
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public @Nullable Object value(InteractionRow row) {
        return value.apply(row);
    }

    @Override
    public boolean onScreen() {
        return visibility == SCREEN;
    }

    public boolean inCsv() {
        return visibility != GRID_ONLY;
    }

    public boolean availableFor(Medium medium) {
        return available.test(medium);
    }

    /** What it shows as it is stored; none: it is derived. */
    Optional<StoredColumn<?>> stored() {
        return Optional.ofNullable(stored);
    }

    private static boolean any(Medium medium) {
        return true;
    }

    private static Predicate<Medium> with(Trait trait) {
        return medium -> medium.has(trait);
    }

    private static Predicate<Medium> without(Trait trait) {
        return medium -> !medium.has(trait);
    }

    private static @Nullable String yesOrNo(@Nullable Boolean fact) {
        return fact == null ? null : fact ? "Sim" : "Não";
    }
}
