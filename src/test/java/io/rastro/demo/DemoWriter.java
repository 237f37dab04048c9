package io.rastro.demo;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes what {@link DemoFile} reads. */
final class DemoWriter {

    /** The days that are kept, and six more for whatever weekday the first start is. */
    static final Window WRITTEN =
            new Window(DemoCalendar.WRITTEN_UNTIL, DemoCalendar.DAYS + 6, ZoneId.of("America/Sao_Paulo"));

    private static final int CONVERSATIONS = 36_400;
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final int DICTIONARY_BYTES = 16 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_EMPTY))
            .build();

    private DemoWriter() {}

    static Stream<String> lines() {
        return new DemoConversations(WRITTEN, CONVERSATIONS)
                .days()
                .flatMap(day -> Stream.of(day.interactions(), day.ivrCalls(), day.statuses()))
                .flatMap(block -> Stream.concat(block.stream().map(DemoWriter::line), Stream.of("")));
    }

    /** A record's first instant is local; the others are told from it. */
    private static String line(Object record) {
        Instant[] first = new Instant[1];
        return INSTANT.matcher(MAPPER.writeValueAsString(record)).replaceAll(stamp -> {
            Instant at = Instant.parse(stamp.group());
            if (first[0] == null) {
                first[0] = at;
                return StampText.of('i', WRITTEN.local(at));
            }
            return String.format("{i%+d}", Duration.between(first[0], at).toSeconds());
        });
    }

    static void write(Path file) throws IOException {
        LZMA2Options options = new LZMA2Options(LZMA2Options.PRESET_MAX);
        options.setDictSize(DICTIONARY_BYTES);
        try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), options);
                Stream<String> lines = lines()) {
            for (String line : (Iterable<String>) lines::iterator) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
