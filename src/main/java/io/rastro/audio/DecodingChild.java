package io.rastro.audio;

import io.rastro.audio.DecodingJob.Reply;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One running process of {@link DecodingMain}. */
final class DecodingChild {

    private static final Duration START = Duration.ofSeconds(60);
    private static final int END_SECONDS = 10;
    /** With a store that is slow, besides the time for decoding. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);
    /** Nothing of the portal's: its passwords stand there. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "TEMP");

    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;
    private volatile boolean late;
    private boolean broken;

    private DecodingChild(Process process) {
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), AskedSource.LARGEST_BLOCK));
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), AskedSource.LARGEST_BLOCK));
    }

    static DecodingChild start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> !ENVIRONMENT.contains(name.toUpperCase(Locale.ROOT)));
        DecodingChild child = new DecodingChild(builder.start());
        try {
            if (child.new Clock(START).next() != Reply.READY) {
                throw new IOException("it is not ready");
            }
            return child;
        } catch (IOException failed) {
            child.end();
            throw new IOException("the decoding process does not start: " + failed.getMessage(), failed);
        }
    }

    boolean usable() {
        return !broken && process.isAlive();
    }

    void end() {
        process.destroyForcibly();
    }

    byte[] run(DecodingJob job, SeekableSource source, Duration limit) throws IOException {
        try (Served served = new Served(source, LEAST_PATIENCE.plus(limit))) {
            boolean understood = false;
            try {
                job.write(out);
                out.flush();
                Clock clock = new Clock(limit);
                Reply reply = clock.next();
                while (reply == Reply.READ) {
                    served.answer(in.readLong(), in.readInt());
                    reply = clock.next();
                }
                understood = true;
                return answer(reply, served);
            } catch (IOException failed) {
                if (understood) {
                    throw failed;
                }
                throw ended(failed);
            }
        }
    }

    private byte[] answer(Reply reply, Served served) throws IOException {
        switch (reply) {
            case DONE -> {
                return in.readNBytes(in.readInt());
            }
            case DAMAGED ->
                throw new DamagedAudioException(
                        AudioFormat.valueOf(in.readUTF()), Damage.valueOf(in.readUTF()), in.readUTF());
            case UNREADABLE -> {
                String detail = in.readUTF();
                throw served.failure == null ? new IOException(detail) : served.failure;
            }
            case DEFECT -> throw new DamagedAudioException(AudioFormat.UNKNOWN, Damage.UNSUPPORTED, in.readUTF());
            default -> throw new IOException("no answer: " + reply);
        }
    }

    /** Why the talk broke off: only what the file itself brought about will come about again. */
    private IOException ended(IOException failed) {
        broken = true;
        end();
        int code = exitCode();
        if (late || code == DecodingJob.OUT_OF_MEMORY) {
            String detail = late ? "decoding takes too long" : "decoding takes too much memory";
            return new DamagedAudioException(AudioFormat.UNKNOWN, Damage.COSTLY, detail);
        }
        return new IOException("the decoding process ended (" + code + ")", failed);
    }

    private int exitCode() {
        try {
            return process.waitFor(END_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Counts how long the process is at work, and ends it when that is too long. */
    private final class Clock {

        private long leftNanos;

        Clock(Duration limit) {
            leftNanos = limit.toNanos();
        }

        Reply next() throws IOException {
            long begin = System.nanoTime();
            CompletableFuture<Void> answered = new CompletableFuture<>();
            CompletableFuture<Void> unused = answered.orTimeout(Math.max(0, leftNanos), TimeUnit.NANOSECONDS)
                    .exceptionally(timeOut -> {
                        late = true;
                        end();
                        return null;
                    });
            try {
                return Reply.read(in);
            } finally {
                answered.complete(null);
                leftNanos -= System.nanoTime() - begin;
            }
        }
    }

    /** The file's bytes for the process. */
    private final class Served implements AutoCloseable {

        private final SeekableSource source;
        private final long end;
        private InputStream open = InputStream.nullInputStream();
        private long position = -1;
        private @Nullable IOException failure;

        Served(SeekableSource source, Duration longest) {
            this.source = source;
            this.end = System.nanoTime() + longest.toNanos();
        }

        void answer(long from, int length) throws IOException {
            byte[] bytes = {};
            try {
                bytes = read(from, Math.min(length, AskedSource.LARGEST_BLOCK));
            } catch (IOException failed) {
                failure = failed;
            } catch (RuntimeException failed) {
                failure = new IOException(failed);
            }
            out.writeInt(failure != null ? DecodingJob.FAILURE : bytes.length == 0 ? DecodingJob.END : bytes.length);
            out.write(bytes);
            out.flush();
        }

        private byte[] read(long from, int length) throws IOException {
            if (System.nanoTime() - end > 0) {
                throw new IOException("the file's bytes come too slowly");
            }
            if (from != position) {
                open.close();
                open = source.open(from);
                position = from;
            }
            byte[] bytes = open.readNBytes(length);
            position += bytes.length;
            return bytes;
        }

        @Override
        public void close() throws IOException {
            open.close();
        }
    }
}
