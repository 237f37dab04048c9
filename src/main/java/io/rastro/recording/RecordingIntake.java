package io.rastro.recording;

import io.rastro.account.ServiceScope;
import io.rastro.audio.AudioType;
import io.rastro.audio.SeekableSource;
import io.rastro.recording.AudioRepository.Attached;
import io.rastro.recording.AudioRepository.Held;
import io.rastro.recording.AudioRepository.Referred;
import io.rastro.recording.FileNamePattern.Target;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import io.rastro.system.Origins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in audio for interactions: what was uploaded, and what was found in the watched directory. Nothing that was taken
 * in before is given up until what takes its place is proven and committed.
 */
@Service
public class RecordingIntake {

    private static final int SHORT = 16;
    /** All of it is in the file that took its place. */
    private static final Duration FRAGMENT_KEPT = Duration.ofDays(1);

    private final RecordingRepository recordings;
    private final AudioRepository audio;
    private final FileStaging staging;
    private final RecordingStore store;
    private final Origins origins;
    private final Duration replacedKept;
    private final TransactionOperations transaction;

    RecordingIntake(
            RecordingRepository recordings,
            AudioRepository audio,
            FileStaging staging,
            RecordingStore store,
            Origins origins,
            RecordingProperties properties,
            TransactionOperations transaction) {
        this.recordings = recordings;
        this.audio = audio;
        this.staging = staging;
        this.store = store;
        this.origins = origins;
        this.replacedKept = properties.replacedKept();
        this.transaction = transaction;
    }

    /** The interaction an origin, by any of its spellings, knows by an id of its own; empty if it never sent that. */
    public Optional<InteractionKey> interaction(String origin, String externalId, ServiceScope scope) {
        return recordings
                .interaction(origins.key(origin), externalId)
                .filter(found -> scope.all()
                        || recordings.of(List.of(found)).stream()
                                .anyMatch(interaction -> scope.permits(interaction.serviceId())));
    }

    /** Those of the calls named that were sent. */
    Map<Target, InteractionKey> interactions(Collection<Target> targets) {
        Map<Target, InteractionKey> calls = new HashMap<>();
        targets.stream().collect(Collectors.groupingBy(Target::source)).forEach((source, named) -> {
            Map<String, InteractionKey> sent = recordings.interactions(
                    origins.key(source), named.stream().map(Target::externalId).toList());
            for (Target target : named) {
                InteractionKey call = sent.get(target.externalId());
                if (call != null) {
                    calls.put(target, call);
                }
            }
        });
        return calls;
    }

    /**
     * What was taken in.
     *
     * @param recordingId the recording it became
     * @param position of it among the interaction's recordings, from 0
     * @param mediaType told by its content; null: unknown
     * @param size in bytes
     * @param sha256 in hexadecimal
     * @param added whether the interaction has a recording more than before
     * @param replaced whether it took the place of an earlier file
     */
    public record Taken(
            long recordingId,
            int position,
            @Nullable String mediaType,
            long size,
            String sha256,
            boolean added,
            boolean replaced) {}

    /**
     * Stores what a program sends as a recording of an interaction: at the position it names, in place of what was taken
     * in there before, or else beside all that is there, unless it is more of one of them. The same file again changes
     * nothing.
     *
     * @param fileName what the sender calls the file, which tells formats without a mark; empty: it does not say
     */
    public Taken take(InteractionKey interaction, @Nullable Integer position, String fileName, InputStream in)
            throws IOException, UnacceptableAudio {
        try (StagedFile staged = staging.receive(in, fileName)) {
            Placement placement = position == null ? beside(interaction, staged) : Placement.at(position);
            return keep(interaction, staged, placement, attached -> {}).taken();
        }
    }

    private Placement beside(InteractionKey interaction, StagedFile staged) throws IOException {
        for (Held held : audio.held(interaction)) {
            if (goesOnFrom(held.reference(), staged)) {
                return Placement.instead(held.reference());
            }
        }
        return Placement.from(0);
    }

    /** Whether a file holds all of an earlier one and perhaps more. */
    boolean goesOnFrom(String reference, StagedFile staged) throws IOException {
        Optional<StoredFile> earlier = store.find(new StoreName(reference));
        return earlier.isPresent()
                && Continuation.of(new StoreSource(store, earlier.get()), new PathSource(staged.file()));
    }

    /** What was taken in, and the name it has in the store. */
    record Kept(Taken taken, String reference) {}

    /**
     * Puts a copy into the store, proves it, and makes it a recording of the interaction.
     *
     * @param note written in the same transaction; hears the name in the store
     */
    Kept keep(InteractionKey interaction, StagedFile staged, Placement placement, Consumer<String> note)
            throws IOException {
        Optional<Held> same = same(interaction, staged, placement);
        if (same.isPresent() && !tellsTheFormat(same.get(), staged)) {
            transaction.executeWithoutResult(status -> note.accept(same.get().reference()));
            Held held = same.get();
            Attached unchanged = new Attached(held.recordingId(), held.position(), false, false);
            return new Kept(taken(staged, unchanged), held.reference());
        }
        Placement place = same.map(held -> Placement.instead(held.reference())).orElse(placement);
        StoreName name = name(interaction, staged);
        store.adopt(staged.file(), name);
        StoredFile file = StoreVerification.proven(store, name, staged.size(), staged.sha256());
        Set<Integer> audible = positionsOfAudibleReferences(interaction);
        Duration kept = place.instead() == null ? replacedKept : FRAGMENT_KEPT;
        Attached attached = Objects.requireNonNull(transaction.execute(status -> {
            audio.note(file, staged.examination(), staged.sha256());
            note.accept(name.path());
            return audio.attach(interaction, place, file, audible, kept);
        }));
        return new Kept(taken(staged, attached), name.path());
    }

    /** The same bytes, taken in before and still there. */
    private Optional<Held> same(InteractionKey interaction, StagedFile staged, Placement placement) throws IOException {
        for (Held held : audio.held(interaction)) {
            boolean there = !placement.exact() || held.position() == placement.position();
            if (there && staged.sha256().equals(held.sha256())) {
                StoreName name = new StoreName(held.reference());
                if (StoreVerification.holds(store, name, staged.size(), staged.sha256())) {
                    return Optional.of(held);
                }
            }
        }
        return Optional.empty();
    }

    /** Bytes without a mark are known by the name they come under: sent again under a better one, they take their own place. */
    private static boolean tellsTheFormat(Held held, StagedFile staged) {
        AudioType type = staged.examination().type();
        return type != null && type != AudioType.UNKNOWN && !type.mediaType().equals(held.mediaType());
    }

    /** Where a source's own file can be heard, a second one stands beside it instead of hiding it. */
    private Set<Integer> positionsOfAudibleReferences(InteractionKey interaction) throws IOException {
        Set<Integer> positions = new HashSet<>();
        for (Referred referred : audio.referred(interaction)) {
            Optional<StoreName> name = StoreName.of(referred.reference());
            if (name.isPresent() && store.find(name.get()).isPresent()) {
                positions.add(referred.position());
            }
        }
        return positions;
    }

    private static Taken taken(StagedFile staged, Attached attached) {
        AudioType type = staged.examination().type();
        return new Taken(
                attached.recordingId(),
                attached.position(),
                type == null ? null : type.mediaType(),
                staged.size(),
                staged.sha256(),
                attached.added(),
                attached.replaced());
    }

    /** Holds the content's hash: a file once named is never written to again, and a repeated upload leaves no second. */
    private static StoreName name(InteractionKey interaction, StagedFile staged) {
        return new StoreName(prefix(interaction.id()) + staged.sha256().substring(0, SHORT) + "." + staged.extension());
    }

    /** How the names in the store begin of all files that were taken in for an interaction. */
    static String prefix(long interaction) {
        byte[] spread = Sha256.digest().digest(Long.toString(interaction).getBytes(StandardCharsets.UTF_8));
        return StoreName.own("received/" + HexFormat.of().formatHex(spread, 0, 1) + "/" + interaction + "-")
                .path();
    }

    /** Tells whether a file is an earlier one of which more was written since. */
    static final class Continuation {

        /** Within these first bytes of a WAV stand the sizes, which change when the writer is done. */
        private static final int HEADER = 128;

        private static final int BUFFER = 64 * 1024;

        private Continuation() {}

        /** Whether all that the earlier one holds after its header stands at the same place of the later one. */
        static boolean of(SeekableSource earlier, SeekableSource later) throws IOException {
            return later.size() >= earlier.size()
                    && earlier.size() > HEADER
                    && sameUpTo(earlier.size(), earlier, later);
        }

        private static boolean sameUpTo(long end, SeekableSource earlier, SeekableSource later) throws IOException {
            try (InputStream one = earlier.open(HEADER);
                    InputStream other = later.open(HEADER)) {
                for (long at = HEADER; at < end; at += BUFFER) {
                    int count = (int) Math.min(BUFFER, end - at);
                    byte[] expected = one.readNBytes(count);
                    if (expected.length < count || !Arrays.equals(expected, other.readNBytes(count))) {
                        return false;
                    }
                }
                return true;
            }
        }
    }
}
