package io.rastro.recording.audio;

import static io.rastro.recording.audio.Damage.EMPTY;
import static io.rastro.recording.audio.Damage.TRUNCATED;
import static io.rastro.recording.audio.Damage.UNREADABLE;
import static io.rastro.recording.audio.Damage.UNSUPPORTED;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads WAV files as telephone exchanges leave them, the unfinished ones included. */
final class WavFile {

    /** Sizes of this magnitude mean "not known yet": the writer died, or wrote to a pipe. */
    private static final long UNKNOWN_SIZE = 0x7fff_0000L;

    private WavFile() {}

    static boolean recognises(byte[] head) {
        return (Bytes.marked(head, 0, "RIFF") || Bytes.marked(head, 0, "RF64")) && Bytes.marked(head, 8, "WAVE");
    }

    static BlockAudio open(SeekableSource source) throws IOException {
        WavChunks chunks = WavChunks.read(source);
        WavFormat format = chunks.format();
        if (format == null || !chunks.hasData()) {
            throw damaged(UNREADABLE, "no fmt or no data chunk");
        }
        BlockCodec codec = format.codec();
        if (codec == null) {
            throw damaged(UNSUPPORTED, "format tag " + format.tag());
        }
        long available = source.size() - chunks.dataStart();
        boolean unfinished = unfinished(chunks, available);
        long blocks = (unfinished ? available : Math.min(available, chunks.dataSize())) / codec.blockBytes();
        if (blocks <= 0) {
            throw damaged(EMPTY, "no samples");
        }
        @Nullable Damage damage = !unfinished && chunks.dataSize() > available ? TRUNCATED : null;
        boolean playedAsStored = !unfinished && damage == null && format.playedByBrowsers();
        return new BlockAudio(
                source, format.name(), format.rate(), codec, chunks.dataStart(), blocks, playedAsStored, damage);
    }

    /** Nothing said about the size, though something follows; an honest zero agrees with the size of the file. */
    private static boolean unfinished(WavChunks chunks, long available) {
        boolean honest = chunks.riffSize() + 8 == chunks.dataStart() + available;
        boolean unknown = chunks.dataSize() >= UNKNOWN_SIZE && chunks.dataSize() > available;
        return unknown || (chunks.dataSize() == 0 && !honest);
    }

    private static DamagedAudioException damaged(Damage damage, String detail) {
        return new DamagedAudioException(AudioFormat.WAV_PCM, damage, detail);
    }
}
