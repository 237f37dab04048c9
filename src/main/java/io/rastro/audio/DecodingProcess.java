package io.rastro.audio;

import io.rastro.audio.DecodingJob.Kind;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes recordings in a process of its own, one at a time: what a file makes a decoder do costs that process its small heap
 * or its time, and nobody else anything. It is started when it is needed, started anew when it ended or had to be ended,
 * and ends after some minutes without work, or with the portal.
 */
public final class DecodingProcess implements AutoCloseable {

    /** What the largest index of an M4A needs, and then some. */
    private static final int HEAP_MEGABYTES = 64;

    private static final Duration IDLE = Duration.ofMinutes(5);
    /** In a range asked for at once: half a minute of a telephone's sound. */
    private static final int RANGE_BYTES = 512 * 1024;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final List<String> command;
    private volatile @Nullable DecodingChild child;
    private CompletableFuture<Void> idle = new CompletableFuture<>();

    public DecodingProcess() {
        this(HEAP_MEGABYTES);
    }

    DecodingProcess(int heapMegabytes) {
        command = command(heapMegabytes);
    }

    /**
     * As {@link WaveformComputer#compute}.
     *
     * @param limit how long the decoder may be at work; waiting for the file's bytes is not counted, but has an end as well
     * @throws DamagedAudioException also with {@link Damage#COSTLY}, where time or heap did not suffice
     * @throws IOException the file cannot be read, or the process ended for another reason: trying again may help
     */
    public Waveform waveform(SeekableSource source, Duration limit) throws IOException {
        return Waveform.fromBytes(run(job(Kind.WAVEFORM, source, "", 0, 0), source, limit));
    }

    /**
     * The audio in a form that browsers play.
     *
     * @param key of the bytes: the same key, the same bytes
     * @param limit how long the decoder may be at work to tell the length, and on each range; see {@link #waveform}
     * @throws DamagedAudioException nothing in the file can be heard, or it is {@link Damage#COSTLY}
     */
    public PlayableAudio playable(SeekableSource source, String key, Duration limit) throws IOException {
        OpenedAudio audio = AudioFormats.open(source);
        if (!audio.walked()) {
            return audio.playable();
        }
        long length = ByteBuffer.wrap(run(job(Kind.LENGTH, source, key, 0, 0), source, limit))
                .getLong();
        return length == DecodingJob.AS_STORED ? audio.asStored() : new Converted(source, key, limit, length);
    }

    private static DecodingJob job(Kind kind, SeekableSource source, String key, long from, long to)
            throws IOException {
        return new DecodingJob(kind, key, source.name(), source.size(), from, to);
    }

    private final class Converted implements PlayableAudio {

        private final SeekableSource source;
        private final String key;
        private final Duration limit;
        private final long length;

        Converted(SeekableSource source, String key, Duration limit, long length) {
            this.source = source;
            this.key = key;
            this.limit = limit;
            this.length = length;
        }

        @Override
        public String mediaType() {
            return AudioType.WAV.mediaType();
        }

        @Override
        public long length() {
            return length;
        }

        /** In parts that the process gives whole, so that it waits for no listener. */
        @Override
        public void write(long from, long toExclusive, OutputStream out) throws IOException {
            Objects.checkFromToIndex(from, toExclusive, length);
            for (long at = from; at < toExclusive; at += RANGE_BYTES) {
                long end = Math.min(toExclusive, at + RANGE_BYTES);
                out.write(run(job(Kind.RANGE, source, key, at, end), source, limit));
            }
        }
    }

    private byte[] run(DecodingJob job, SeekableSource source, Duration limit) throws IOException {
        lock.lock();
        try {
            idle.complete(null);
            DecodingChild running = running();
            try {
                return running.run(job, source, limit);
            } finally {
                awaitIdleness(running);
            }
        } finally {
            lock.unlock();
        }
    }

    private DecodingChild running() throws IOException {
        DecodingChild known = child;
        if (known == null || !known.usable()) {
            end();
            known = DecodingChild.start(command);
            child = known;
        }
        return known;
    }

    /** Ending one that just got new work only means that the work after it begins with a start. */
    private void awaitIdleness(DecodingChild running) {
        idle = new CompletableFuture<>();
        CompletableFuture<Void> unused = idle.orTimeout(IDLE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(idleForLong -> {
                    running.end();
                    return null;
                });
    }

    private void end() {
        if (child != null) {
            child.end();
            child = null;
        }
    }

    /** Ends the process, also one that is at work. */
    @Override
    public void close() {
        idle.complete(null);
        DecodingChild running = child;
        if (running != null) {
            running.end();
        }
    }

    private static List<String> command(int heapMegabytes) {
        Set<URI> places = new LinkedHashSet<>();
        Stream.of(
                        DecodingMain.class,
                        javazoom.jl.decoder.Decoder.class,
                        com.jcraft.jorbis.Info.class,
                        io.github.jaredmdobson.concentus.OpusDecoder.class,
                        net.sourceforge.jaad.aac.Decoder.class)
                .forEach(type -> places.add(place(type)));
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true");
        List<String> program = places.stream().allMatch(place -> "file".equals(place.getScheme()))
                ? List.of("-cp", classPath(places), DecodingMain.class.getName())
                : inJar();
        return Stream.concat(java.stream(), program.stream()).toList();
    }

    private static URI place(Class<?> type) {
        try {
            return type.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (URISyntaxException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }

    private static String classPath(Set<URI> places) {
        return places.stream().map(place -> Path.of(place).toString()).collect(Collectors.joining(File.pathSeparator));
    }

    /** In Spring Boot's one jar, jars stand inside the jar: its own launcher finds them. */
    private static List<String> inJar() {
        return List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "-Dloader.main=" + DecodingMain.class.getName(),
                "org.springframework.boot.loader.launch.PropertiesLauncher");
    }
}
