package io.rastro.recording;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A directory into which a telephone exchange puts finished recordings, for the portal to take away.
 *
 * @param directory null: none is watched
 * @param pattern what a file name looks like, with the groups {@code externalId}, and {@code source} and
 *     {@code position} where the name tells them
 * @param source of the interactions, where the name does not tell it
 */
@ConfigurationProperties("rastro.recordings.watch")
record WatchProperties(
        @Nullable String directory,

        @DefaultValue("(?<externalId>.+)\\.(wav|WAV|mp3|ogg|opus|m4a)")
        Pattern pattern,

        @DefaultValue("") String source) {}
