package io.rastro.privacy;

import io.rastro.account.PortalUser;
import io.rastro.audio.PlayableAudio;
import io.rastro.ingestion.ImportTraceRepository;
import io.rastro.ingestion.KeptUploads;
import io.rastro.privacy.PrivacyEvent.Step;
import io.rastro.recording.RecordedAudio;
import io.rastro.recording.Recordings;
import io.rastro.source.SourceTraceRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that is held of a person as a ZIP: a JSON file of each kind of data, and the recordings as they are stored. It is
 * written as it is read; one that breaks off has no directory at its end, and no program opens it.
 */
@Service
public class PersonExport {

    private final PersonRepository people;
    private final ImportTraceRepository traces;
    private final SourceTraceRepository sources;
    private final KeptUploads uploads;
    private final Recordings recordings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PersonExport(
            PersonRepository people,
            ImportTraceRepository traces,
            SourceTraceRepository sources,
            KeptUploads uploads,
            Recordings recordings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.people = people;
        this.traces = traces;
        this.sources = sources;
        this.uploads = uploads;
        this.recordings = recordings;
        this.events = events;
        this.clock = clock;
    }

    /** Written by one JSON object after the other. */
    private interface Rows {

        void each(Consumer<String> consumer);
    }

    /** In one transaction, so that the rows are read as they are written. */
    @Transactional
    public void write(PrivacyRequest request, PortalUser account, OutputStream out) throws IOException {
        events.publishEvent(new PrivacyEvent(
                Step.EXPORTED,
                request.id(),
                account.getUsername(),
                clock.instant(),
                "",
                Map.of(),
                Set.copyOf(request.person().contactIds())));
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (PersonalData kind : PersonalData.values()) {
                write(kind.name(), zip, consumer -> people.each(kind, request.person(), consumer));
            }
            write(
                    "IMPORT_ROWS",
                    zip,
                    consumer -> traces.eachRejection(request.person().pattern(), consumer));
            write(
                    "SOURCE_EVENTS",
                    zip,
                    consumer -> sources.eachEvent(request.person().pattern(), consumer));
            var telling = uploads.telling(request.person().pattern());
            write("FILES", zip, consumer -> telling.forEach(run -> consumer.accept("{\"import\": " + run + "}")));
            for (long id : people.recordings(request.person())) {
                writeRecording(id, zip);
            }
        }
    }

    private static void write(String kind, ZipOutputStream zip, Rows rows) throws IOException {
        zip.putNextEntry(new ZipEntry(kind.toLowerCase(Locale.ROOT) + ".json"));
        String[] before = {"["};
        try {
            rows.each(row -> {
                print(before[0] + "\n" + row, zip);
                before[0] = ",";
            });
        } catch (UncheckedIOException disconnect) {
            throw disconnect.getCause();
        }
        print(before[0].equals("[") ? "[]\n" : "\n]\n", zip);
        zip.closeEntry();
    }

    private static void print(String text, OutputStream out) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException disconnect) {
            throw new UncheckedIOException(disconnect);
        }
    }

    private void writeRecording(long id, ZipOutputStream zip) throws IOException {
        Optional<RecordedAudio> file = recordings.ownFile(id);
        if (file.isPresent()) {
            PlayableAudio original = file.get().original();
            zip.putNextEntry(new ZipEntry("recordings/" + id + "." + file.get().extension(original)));
            original.write(0, original.length(), zip);
            zip.closeEntry();
        }
    }
}
