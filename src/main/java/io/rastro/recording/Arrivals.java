package io.rastro.recording;

import io.rastro.recording.AudioRepository.Arrived;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes in audio for interactions: what was uploaded, and what was found in the watched directory. */
@Service
public class Arrivals {

    private static final int SHORT = 16;

    private final RecordingRepository recordings;
    private final AudioRepository audio;
    private final Intake intake;
    private final RecordingStore store;

    Arrivals(RecordingRepository recordings, AudioRepository audio, Intake intake, RecordingStore store) {
        this.recordings = recordings;
        this.audio = audio;
        this.intake = intake;
        this.store = store;
    }

    /** The interaction a source knows by an id of its own; empty if it never sent that. */
    public Optional<InteractionKey> interaction(String source, String externalId) {
        return recordings.interaction(source, externalId);
    }

    /**
     * What was taken in.
     *
     * @param recordingId the recording it became
     * @param mediaType told by its content
     * @param size in bytes
     * @param sha256 in hexadecimal
     * @param replaced whether it took the place of an earlier file
     */
    public record Taken(long recordingId, String mediaType, long size, String sha256, boolean replaced) {}

    /**
     * Stores a file as the recording of an interaction at a position, in place of what was taken in there before. The
     * same file again changes nothing.
     *
     * @param fileName what the sender calls the file, which tells formats without a mark; empty: it does not say
     */
    public Taken take(InteractionKey interaction, int position, String fileName, InputStream in)
            throws IOException, UnacceptableAudio {
        try (Incoming incoming = intake.receive(in, fileName)) {
            StoreName name = name(interaction, position, incoming);
            store.adopt(incoming.file(), name);
            StoredFile file = store.find(name)
                    .orElseThrow(() -> new FileNotFoundException(name.path() + " vanished from the store"));
            Arrived arrived = audio.attach(interaction, position, file, incoming.type(), incoming.sha256());
            remove(arrived.replaced(), name);
            return new Taken(
                    arrived.recordingId(),
                    incoming.type().mediaType(),
                    file.size(),
                    incoming.sha256(),
                    arrived.replaced() != null);
        }
    }

    /** Holds the content's hash: a file once named is never written to again, and a repeated upload leaves no second. */
    private static StoreName name(InteractionKey interaction, int position, Incoming incoming) {
        String call = interaction.id() + "-" + position;
        byte[] spread = Intake.sha256().digest(call.getBytes(StandardCharsets.UTF_8));
        return StoreName.own("received/" + HexFormat.of().formatHex(spread, 0, 1) + "/" + call + "-"
                + incoming.sha256().substring(0, SHORT) + "."
                + incoming.extension());
    }

    private void remove(@Nullable String replaced, StoreName by) throws IOException {
        if (replaced != null && !replaced.equals(by.path())) {
            store.delete(new StoreName(replaced));
            audio.forget(replaced);
        }
    }
}
