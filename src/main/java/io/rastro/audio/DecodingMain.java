package io.rastro.audio;

import io.rastro.audio.DecodingJob.Reply;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The program of {@link DecodingProcess}: it does what it is asked over its standard input and knows nothing else, neither
 * files nor settings.
 */
final class DecodingMain {

    private static final int FORMS = 8;
    /** The AAC decoder tells every damaged packet at length. */
    private static final Logger JAAD = Logger.getLogger("jaad");

    private final DataInputStream in;
    private final DataOutputStream out;
    /** The forms asked for last: to make one, a file may have to be walked from end to end. */
    private final Map<String, SoftReference<PlayableAudio>> forms = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<PlayableAudio>> eldest) {
            return size() > FORMS;
        }
    };

    private DecodingMain(DataInputStream in, DataOutputStream out) {
        this.in = in;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        JAAD.setLevel(Level.OFF);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // Whatever a decoder prints is no part of the talk.
        System.setOut(System.err);
        endWithParent();
        new DecodingMain(new DataInputStream(System.in), out).serve();
    }

    /** A decoder at work does not notice that nobody is left who asked. */
    private static void endWithParent() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        CompletableFuture<Void> unused =
                parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
    }

    private void serve() throws IOException {
        Reply.READY.write(out);
        out.flush();
        while (true) {
            DecodingJob job;
            try {
                job = DecodingJob.read(in);
            } catch (EOFException over) {
                return;
            }
            answer(job);
            out.flush();
        }
    }

    private void answer(DecodingJob job) throws IOException {
        try {
            byte[] answer = decode(job);
            Reply.DONE.write(out);
            out.writeInt(answer.length);
            out.write(answer);
        } catch (DamagedAudioException damaged) {
            Reply.DAMAGED.write(out);
            out.writeUTF(damaged.format().name());
            out.writeUTF(damaged.damage().name());
            out.writeUTF(detail(damaged));
        } catch (IOException unreadable) {
            Reply.UNREADABLE.write(out);
            out.writeUTF(detail(unreadable));
        } catch (OutOfMemoryError full) {
            Runtime.getRuntime().halt(DecodingJob.OUT_OF_MEMORY);
        } catch (RuntimeException | StackOverflowError defect) {
            Reply.DEFECT.write(out);
            out.writeUTF(detail(defect));
        }
    }

    private static String detail(Throwable failure) {
        String text = failure.toString();
        return text.substring(0, Math.min(200, text.length()));
    }

    private byte[] decode(DecodingJob job) throws IOException {
        return switch (job.kind()) {
            case WAVEFORM -> WaveformComputer.compute(source(job)).toBytes();
            case LENGTH -> length(form(job));
            case RANGE -> range(form(job), job.from(), job.to());
        };
    }

    private static byte[] length(PlayableAudio form) {
        long length = form instanceof ConvertedWav ? form.length() : DecodingJob.AS_STORED;
        return ByteBuffer.allocate(Long.BYTES).putLong(length).array();
    }

    private static byte[] range(PlayableAudio form, long from, long to) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) (to - from));
        form.write(from, to, bytes);
        return bytes.toByteArray();
    }

    private PlayableAudio form(DecodingJob job) throws IOException {
        SoftReference<PlayableAudio> kept = forms.get(job.key());
        PlayableAudio known = kept == null ? null : kept.get();
        if (known != null) {
            return known;
        }
        PlayableAudio form = AudioFormats.playable(source(job));
        forms.put(job.key(), new SoftReference<>(form));
        return form;
    }

    private SeekableSource source(DecodingJob job) {
        return new AskedSource(in, out, job.name(), job.size());
    }
}
