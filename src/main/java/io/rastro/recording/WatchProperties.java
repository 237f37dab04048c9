package io.rastro.recording;

import io.rastro.recording.store.RecordingStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * A directory into which a telephone exchange writes recordings, for the portal to take in.
 *
 * @param directory null: none is watched
 * @param pattern what a file name looks like, with the groups {@code externalId}, and {@code source} and
 *     {@code position} where the name tells them
 * @param source of the interactions, by its name or slug, where the file's name does not tell it
 * @param quiet how long a file must rest whose format does not tell that it is whole; longer than any pause of a call
 * @param unfinishedQuiet how long a file must rest whose header says that it is not whole, as an exchange leaves it that died
 * @param taken where originals are moved after they were taken in; blank: {@code .rastro-taken} in the directory
 * @param keep how long an original is kept there; {@link #LONGEST_CALL} at least
 */
@ConfigurationProperties("rastro.recordings.watch")
record WatchProperties(
        @Nullable String directory,

        @DefaultValue("(?<externalId>.+)\\.(wav|WAV|gsm|ulaw|alaw|sln|sln16|slin|slin16|mp3|ogg|opus|m4a)")
        Pattern pattern,

        @DefaultValue("") String source,
        @DefaultValue("1h") Duration quiet,
        @DefaultValue("6h") Duration unfinishedQuiet,
        @DefaultValue("") String taken,
        @DefaultValue("30d") Duration keep) {

    /** No call lasts longer: after that, nobody writes into an original any more. */
    static final Duration LONGEST_CALL = Duration.ofDays(1);

    private static final String ASIDE = ".rastro-taken";

    WatchProperties {
        keep = keep.compareTo(LONGEST_CALL) < 0 ? LONGEST_CALL : keep;
    }

    /** Null: none is watched. */
    @Nullable
    Path watchedDirectory() {
        return directory == null || directory.isBlank()
                ? null
                : Path.of(directory).toAbsolutePath().normalize();
    }

    /** The same; one that holds the store is refused, whose files would be taken for new ones. */
    @Nullable
    Path watchedDirectoryApartFrom(RecordingStore store) {
        Path watched = watchedDirectory();
        if (watched != null && store.liesBelow(watched)) {
            throw new InvalidConfigurationPropertyValueException(
                    "rastro.recordings.watch.directory",
                    watched,
                    "The portal keeps its recordings there (rastro.recordings.directory). Name two directories of which"
                            + " the watched one does not hold the other.");
        }
        return watched;
    }

    /** Where originals go that were found in a directory. */
    Path asideOf(Path watched) {
        return taken.isBlank()
                ? watched.resolve(ASIDE)
                : Path.of(taken).toAbsolutePath().normalize();
    }
}
