package io.rastro.audio;

import java.io.IOException;

/** A file of a known format whose header was read. */
interface OpenedAudio {

    AudioDescription description();

    PlayableAudio playable() throws IOException;

    /** Decodes the file from its beginning. */
    SampleReader samples() throws IOException;
}
