package io.rastro.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import net.sourceforge.jaad.aac.Decoder;

/** AAC decoded a packet at a time; packets of one chunk are neighbours, and so mostly are the chunks. */
final class AacSamples implements SampleReader {

    /** Far beyond what the standard allows: eight channels of 6144 bits. */
    private static final int LARGEST_PACKET = 64 * 1024;

    /** Of packets in a row: some seconds. */
    private static final int MAX_FAILURES = 50;

    private final SeekableSource source;
    private final M4aPackets packets;
    private final Decoder decoder;
    private final int configured;
    private int channels;
    private int rate;
    private short[] samples = new short[0];
    private int decoded;
    private int failures;
    private InputStream in = InputStream.nullInputStream();
    private long position = -1;
    private int chunk = -1;
    private int leftInChunk;
    private int packet;
    private long taken;

    AacSamples(SeekableSource source, M4aPackets packets, AacConfiguration configuration, int rate) throws IOException {
        this.source = source;
        this.packets = packets;
        this.rate = rate;
        decoder = configuration.decoder();
        configured = configuration.channels();
        channels = configured;
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
    public int next() throws IOException {
        if (packet == packets.count() || !toPacket()) {
            return -1;
        }
        byte[] bytes = in.readNBytes((int) packets.size(packet++));
        position += bytes.length;
        taken += bytes.length;
        leftInChunk--;
        try {
            decoder.decodeFrame(bytes, this::accept);
            failures = 0;
        } catch (RuntimeException damaged) {
            // Loud pure tones hold values that the decoder has no table for: the packet before stands in.
            if (decoded == 0 || ++failures > MAX_FAILURES) {
                throw new DamagedAudioException(AudioFormat.M4A_AAC, Damage.TRUNCATED, damaged);
            }
        }
        return decoded;
    }

    /** False: the list of chunks ends, or the file does. */
    private boolean toPacket() throws IOException {
        while (leftInChunk == 0) {
            if (++chunk == packets.chunks()) {
                return false;
            }
            leftInChunk = packets.packets(chunk);
            long start = packets.offset(chunk);
            if (start != position) {
                in.close();
                in = start < source.size() ? source.open(start) : InputStream.nullInputStream();
                position = start;
            }
        }
        long size = packets.size(packet);
        // A list may name the same bytes again and again: of those that the file has, each is heard once.
        return size <= LARGEST_PACKET && position + size <= source.size() && taken + size <= source.size();
    }

    /** The decoder gives one channel twice. */
    private void accept(List<float[]> values, int count, int actualRate) {
        channels = Math.min(values.size(), configured);
        rate = actualRate;
        decoded = count * channels;
        samples = samples.length < decoded ? new short[decoded] : samples;
        for (int channel = 0; channel < channels; channel++) {
            float[] lane = values.get(channel);
            for (int frame = 0; frame < count; frame++) {
                samples[frame * channels + channel] = Fixed.sample(lane[frame]);
            }
        }
    }

    @Override
    public short[] samples() {
        return samples;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
