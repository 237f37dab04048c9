package io.rastro.audio;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.EOFException;
import java.io.IOException;

/** Vorbis, decoded at its own rate. */
final class VorbisSamples implements OggDecoder {

    private static final int HEADERS = 3;
    private static final int LONGEST_BLOCK = 8192;

    private final int channels;
    private final int rate;
    private final DspState state = new DspState();
    private final Block block;
    private final float[][][] decoded = new float[1][][];
    private final int[] starts;
    private final short[] samples;

    /** @param pages from the beginning of the stream; its headers are read from them */
    VorbisSamples(OggPages pages, int channels, int rate) throws IOException {
        this.channels = channels;
        this.rate = rate;
        starts = new int[channels];
        samples = new short[LONGEST_BLOCK * channels];
        state.synthesis_init(headers(pages));
        block = new Block(state);
    }

    private static Info headers(OggPages pages) throws IOException {
        Info info = new Info();
        info.init();
        Comment comment = new Comment();
        comment.init();
        for (int header = 0; header < HEADERS; header++) {
            byte[] bytes = pages.packet();
            if (bytes == null) {
                throw new EOFException("the Vorbis headers are cut off");
            }
            if (header == HEADERS - 1 && !VorbisSetup.isSound(bytes)) {
                throw new EOFException("the Vorbis setup declares more than it holds");
            }
            Packet packet = packet(bytes);
            packet.b_o_s = header == 0 ? 1 : 0;
            if (info.synthesis_headerin(comment, packet) < 0) {
                throw new EOFException("the Vorbis headers cannot be read");
            }
        }
        return info;
    }

    private static Packet packet(byte[] bytes) {
        Packet packet = new Packet();
        packet.packet_base = bytes;
        packet.bytes = bytes.length;
        return packet;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int sampleRate() {
        return rate;
    }

    @Override
    public int decode(byte[] packet) throws IOException {
        try {
            return decode(packet(packet));
        } catch (RuntimeException damaged) {
            throw new DamagedAudioException(AudioFormat.OGG_VORBIS, Damage.TRUNCATED, damaged);
        }
    }

    /** A packet that is no audio gives nothing. */
    private int decode(Packet packet) {
        if (block.synthesis(packet) != 0) {
            return 0;
        }
        state.synthesis_blockin(block);
        int frames = state.synthesis_pcmout(decoded, starts);
        if (frames <= 0) {
            return 0;
        }
        for (int channel = 0; channel < channels; channel++) {
            float[] values = decoded[0][channel];
            for (int frame = 0; frame < frames; frame++) {
                samples[frame * channels + channel] = Fixed.sample(values[starts[channel] + frame] * Short.MAX_VALUE);
            }
        }
        state.synthesis_read(frames);
        return frames * channels;
    }

    @Override
    public short[] samples() {
        return samples;
    }
}
