package io.rastro.recording;

import io.rastro.audio.AudioType;
import io.rastro.audio.PlayableAudio;
import io.rastro.audio.SeekableSource;
import io.rastro.recording.store.StoredFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The file of a recording.
 *
 * @param file as the store holds it now
 * @param type null: none that is known
 * @param audible whether it can be heard here; otherwise it can only be taken away
 * @param source its bytes
 */
public record RecordedAudio(StoredFile file, @Nullable AudioType type, boolean audible, SeekableSource source) {

    /** The file as it is stored. */
    public PlayableAudio original() {
        return new StoredAudio(source, known().mediaType(), file.size());
    }

    /**
     * What the name of a file of this form ends with: of a type that is not known here, as its writer named it.
     *
     * @param form as it is stored, or converted
     */
    public String extension(PlayableAudio form) {
        return AudioType.ofMediaType(form.mediaType())
                .orElse(AudioType.UNKNOWN)
                .extension(file.name().path());
    }

    private AudioType known() {
        return type == null ? AudioType.UNKNOWN : type;
    }

    /** Audio written byte by byte as it is stored. */
    record StoredAudio(SeekableSource source, String mediaType, long length) implements PlayableAudio {

        private static final int BUFFER = 64 * 1024;

        @Override
        public void write(long from, long toExclusive, OutputStream out) throws IOException {
            byte[] buffer = new byte[(int) Math.min(BUFFER, toExclusive - from)];
            long left = toExclusive - from;
            try (InputStream in = source.open(from)) {
                while (left > 0) {
                    int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (count < 0) {
                        throw new EOFException("the file became shorter while it was read");
                    }
                    out.write(buffer, 0, count);
                    left -= count;
                }
            }
        }
    }
}
