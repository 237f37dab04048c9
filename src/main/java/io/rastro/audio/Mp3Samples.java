package io.rastro.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;

/** MP3 decoded a frame at a time. */
final class Mp3Samples implements SampleReader {

    private final int channels;
    private final int rate;
    private final int frameSamples;
    private final InputStream in;
    private final Bitstream frames;
    private final Decoder decoder = new Decoder();
    private final SampleBuffer buffer;

    Mp3Samples(InputStream in, Mp3Header like) {
        channels = like.channels();
        rate = like.rate();
        frameSamples = like.samples() * channels;
        this.in = in;
        frames = new Bitstream(in);
        buffer = new SampleBuffer(rate, channels);
        decoder.setOutputBuffer(buffer);
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
        try {
            Header header = frames.readFrame();
            if (header == null) {
                return -1;
            }
            buffer.clear_buffer();
            decoder.decodeFrame(header, frames);
            frames.closeFrame();
            // A frame that leans on bytes before the entry gives nothing, and takes its time all the same.
            Arrays.fill(buffer.getBuffer(), Math.min(frameSamples, buffer.getBufferLength()), frameSamples, (short) 0);
            return frameSamples;
        } catch (BitstreamException failed) {
            if (failed.getException() instanceof IOException way) {
                throw way;
            }
            throw new DamagedAudioException(AudioFormat.MP3, Damage.TRUNCATED, failed);
        } catch (DecoderException | RuntimeException damaged) {
            throw new DamagedAudioException(AudioFormat.MP3, Damage.TRUNCATED, damaged);
        }
    }

    @Override
    public short[] samples() {
        return buffer.getBuffer();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
