package io.rastro.recording;

import io.rastro.recording.FileObservation.Verdict;
import io.rastro.recording.RecordingIntake.Kept;
import io.rastro.recording.UnacceptableAudio.Reason;
import io.rastro.recording.WatchedFile.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides whether a file that an exchange wrote is finished, and takes it in: copied, the copy proven and committed, and
 * only then the original moved aside.
 */
@Component
class WatchedFileIntake {

    private static final Logger log = LoggerFactory.getLogger(WatchedFileIntake.class);
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,10})");

    private final RecordingIntake recordings;
    private final FileStaging staging;
    private final WatchedFileRepository files;
    private final WatchProperties properties;
    private final Clock clock;

    WatchedFileIntake(
            RecordingIntake recordings,
            FileStaging staging,
            WatchedFileRepository files,
            WatchProperties properties,
            Clock clock) {
        this.recordings = recordings;
        this.staging = staging;
        this.files = files;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A file whose call is known.
     *
     * @param file where it lies now
     * @param path where the exchange wrote it
     * @param facts as the scan found them
     * @param position the first of its call that it may get
     * @param known what the database remembers of it; null: nothing
     */
    record IdentifiedFile(
            Path file,
            Path path,
            BasicFileAttributes facts,
            InteractionKey call,
            int position,
            @Nullable WatchedFile known) {}

    /** Notes that a file was seen to change. */
    void writing(IdentifiedFile found) {
        note(found, State.WAITING);
    }

    /** Whether a file that rests may be taken in; why not is noted. */
    boolean isFinished(IdentifiedFile found, FileObservation observation) throws IOException {
        Examination examination = Examination.of(new PathSource(found.file()));
        if (observation.quiet(clock.instant()).compareTo(quiet(examination.completeness())) < 0) {
            note(found, State.WAITING);
            return false;
        }
        if (examination.silent()) {
            note(found, State.EMPTY);
            return false;
        }
        return true;
    }

    private Duration quiet(FileCompleteness completeness) {
        return switch (completeness) {
            case STATED -> Duration.ZERO;
            case UNSTATED -> properties.quiet();
            case OPEN, CONTRADICTED -> properties.unfinishedQuiet();
        };
    }

    /** What was taken once stays told as taken, whatever becomes of the original. */
    private void note(IdentifiedFile found, State state) {
        WatchedFile known = found.known();
        if (known == null || (!known.isTaken() && known.state() != state)) {
            files.note(known, found.path(), file -> file.note(found.call(), state, found.facts(), clock.instant()));
        }
    }

    /** Takes a file in; null: it changed meanwhile, and the next looks will see. */
    @Nullable
    Verdict take(IdentifiedFile found, ProcessedDirectory processed) throws IOException {
        Path place = found.file().equals(found.path()) ? processed.place(found.path()) : found.file();
        try (InputStream in = new PathSource(found.file()).open(0);
                StagedFile staged = staging.copy(in, extension(found.path()))) {
            if (changed(found, staged)) {
                return null;
            }
            Kept kept = recordings.keep(
                    found.call(),
                    staged,
                    placement(found, staged),
                    reference -> files.note(found.known(), found.path(), file -> {
                        file.note(found.call(), State.TAKEN, found.facts(), clock.instant());
                        file.takenAs(reference, place);
                    }));
            log.info("Took in {} as {}", found.file(), kept.reference());
        } catch (UnacceptableAudio refused) {
            log.warn("{} is left alone: {}", found.file(), refused.reason());
            note(found, refused.reason() == Reason.TOO_LARGE ? State.TOO_LARGE : State.EMPTY);
            return Verdict.SETTLED;
        }
        if (!place.equals(found.file())) {
            processed.move(found.file(), place);
        }
        return Verdict.SETTLED;
    }

    private static boolean changed(IdentifiedFile found, StagedFile staged) throws IOException {
        BasicFileAttributes now =
                Files.readAttributes(found.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return staged.size() != found.facts().size()
                || now.size() != found.facts().size()
                || WatchedFile.nanos(now) != WatchedFile.nanos(found.facts());
    }

    /** More of what was taken before takes its place; anything else stands beside it. */
    private Placement placement(IdentifiedFile found, StagedFile staged) throws IOException {
        WatchedFile known = found.known();
        String fragment = known == null ? null : known.reference();
        return fragment != null && recordings.goesOnFrom(fragment, staged)
                ? Placement.instead(fragment)
                : Placement.from(found.position());
    }

    private static String extension(Path path) {
        Matcher name = EXTENSION.matcher(path.toString());
        return name.matches() ? name.group(1) : "bin";
    }
}
