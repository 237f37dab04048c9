package io.rastro.audio;

import java.io.IOException;

/** A file of a known format whose header was read. */
interface OpenedAudio {

    AudioDescription description();

    /** Whether only who walks or decodes the whole file knows in which form browsers play it. */
    default boolean walked() {
        return false;
    }

    /** The file as it is stored. */
    PlayableAudio asStored() throws IOException;

    /** In a form that browsers play. */
    PlayableAudio playable() throws IOException;

    /** Decodes the file from its beginning. */
    SampleReader samples() throws IOException;
}
