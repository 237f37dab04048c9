package io.rastro.audio;

import static io.rastro.audio.Damage.EMPTY;
import static io.rastro.audio.Damage.TRUNCATED;
import static io.rastro.audio.Damage.UNDERSTATED;
import static io.rastro.audio.Damage.UNREADABLE;
import static io.rastro.audio.Damage.UNSUPPORTED;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads WAV files as telephone exchanges leave them, the unfinished ones included. */
final class WavFile {

    /** Sizes of this magnitude mean "not known yet": the writer died, or wrote to a pipe. */
    private static final long UNKNOWN_SIZE = 0x7fff_0000L;

    private WavFile() {}

    static OpenedAudio open(SeekableSource source) throws IOException {
        WavChunks chunks = WavChunks.read(source);
        WavFormat format = chunks.format();
        if (format == null || !chunks.hasData()) {
            throw damaged(UNREADABLE, "no fmt or no data chunk");
        }
        Extent extent = Extent.of(source, chunks);
        if (extent.length() <= 0) {
            throw damaged(EMPTY, "no samples");
        }
        if (format.isMp3()) {
            return Mp3File.open(new SourcePart(source, chunks.dataStart(), extent.length()));
        }
        BlockCodec codec = format.codec();
        if (codec == null) {
            throw damaged(UNSUPPORTED, "format tag " + format.tag());
        }
        long blocks = extent.length() / codec.blockBytes();
        if (blocks == 0) {
            throw damaged(EMPTY, "less than a sample");
        }
        boolean playedAsStored = extent.asStated() && format.playedByBrowsers();
        return new BlockAudio(
                source,
                format.name(),
                format.rate(),
                codec,
                chunks.dataStart(),
                blocks,
                playedAsStored,
                extent.damage());
    }

    /**
     * How far the samples go.
     *
     * @param length in bytes
     * @param asStated the header says the same
     */
    private record Extent(
            long length, boolean asStated, @Nullable Damage damage) {

        static Extent of(SeekableSource source, WavChunks chunks) throws IOException {
            long available = source.size() - chunks.dataStart();
            if (unfinished(chunks, available)) {
                return new Extent(available, false, null);
            }
            if (chunks.dataSize() > available) {
                return new Extent(available, false, TRUNCATED);
            }
            return understated(source, chunks)
                    ? new Extent(available, false, UNDERSTATED)
                    : new Extent(chunks.dataSize(), true, null);
        }

        /** Nothing said about the size, though something follows; an honest zero agrees with the size of the file. */
        private static boolean unfinished(WavChunks chunks, long available) {
            boolean honest = chunks.riffSize() + 8 == chunks.dataStart() + available;
            boolean unknown = chunks.dataSize() >= UNKNOWN_SIZE && chunks.dataSize() > available;
            return unknown || (chunks.dataSize() == 0 && !honest);
        }

        /** What follows the stated end of the samples is no chunk: the writer went on and did not correct the size. */
        private static boolean understated(SeekableSource source, WavChunks chunks) throws IOException {
            long end = chunks.dataStart() + chunks.dataSize();
            return source.size() - end > WavChunks.CHUNK_HEADER
                    && !WavChunks.isChunk(source, end)
                    && !WavChunks.isChunk(source, end + (end & 1));
        }
    }

    private static DamagedAudioException damaged(Damage damage, String detail) {
        return new DamagedAudioException(AudioFormat.WAV_PCM, damage, detail);
    }
}
