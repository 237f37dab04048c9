package io.rastro.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** FFmpeg's own program, as the test class path brings it for this machine: it encodes what is played, and is the truth. */
public final class Ffmpeg {

    private static final String DIRECTORY = "/ws/schild/jave/nativebin/";
    private static final String[] PROGRAMS = {
        "ffmpeg-amd64", "ffmpeg-aarch64", "ffmpeg-x86_64-osx", "ffmpeg-aarch64-osx"
    };
    private static final Path PROGRAM = unpacked();

    private Ffmpeg() {}

    private static Path unpacked() {
        String name = Stream.of(PROGRAMS)
                .filter(each -> Ffmpeg.class.getResource(DIRECTORY + each) != null)
                .findFirst()
                .orElseThrow();
        try (InputStream content = Ffmpeg.class.getResourceAsStream(DIRECTORY + name)) {
            Path program = Files.createTempFile("ffmpeg", "");
            program.toFile().deleteOnExit();
            Files.copy(content, program, StandardCopyOption.REPLACE_EXISTING);
            if (!program.toFile().setExecutable(true)) {
                throw new IOException(program + " cannot be made executable");
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Encodes a sound to a file.
     *
     * @param sound an expression of FFmpeg's source aevalsrc, one for each channel between bars
     * @param options how, separated by blanks
     */
    public static byte[] encoded(String sound, double seconds, int rate, String options, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of("-y", "-f", "lavfi", "-i"));
        command.add("aevalsrc='%s':s=%d:d=%s".formatted(sound, rate, seconds));
        command.addAll(List.of(options.split(" +")));
        command.add(file.toString());
        run(command);
        return Files.readAllBytes(file);
    }

    /** The samples of a file, the channels taking turns. */
    public static short[] decoded(Path file, String... format) throws IOException {
        List<String> command = new ArrayList<>(List.of(format));
        command.addAll(List.of("-i", file.toString(), "-f", "s16le", "-"));
        byte[] bytes = run(command);
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static byte[] run(List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(PROGRAM.toString(), "-nostdin", "-hide_banner", "-loglevel", "fatal"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("ffmpeg failed: " + arguments);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return out.toByteArray();
    }
}
