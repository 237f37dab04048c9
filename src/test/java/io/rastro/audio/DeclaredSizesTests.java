package io.rastro.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file declares is held against what it holds, before anything is made of that size. */
class DeclaredSizesTests {

    private static final int WHOLE_PAGE = 255 * 255;

    private static byte[] vorbisSetup() throws IOException {
        Fixture file = Fixture.of("stereo-vorbis.ogg");
        byte[] bytes = file.open(0).readAllBytes();
        try (OggPages pages = new OggPages(new ByteArrayInputStream(bytes), Bytes.little32(bytes, 14))) {
            pages.packet();
            pages.packet();
            return pages.packet();
        }
    }

    @Test
    void setupThatAnEncoderWroteIsSound() throws Exception {
        assertThat(VorbisSetup.isSound(vorbisSetup())).isTrue();
    }

    @Test
    void setupWhoseCodebooksAreNotAllThereIsNone() throws Exception {
        byte[] setup = vorbisSetup();
        for (int length = 0; length < setup.length / 2; length += 7) {
            assertThat(VorbisSetup.isSound(Arrays.copyOf(setup, length))).isFalse();
        }
    }

    @Test
    void setupThatDeclaresMoreEntriesThanItHasBitsForIsNone() throws Exception {
        byte[] setup = vorbisSetup();
        // The first codebook: mark, number of books, sync, dimensions, then 24 bits of entries.
        setup[7 + 1 + 3 + 2 + 2] = 0x10;
        assertThat(VorbisSetup.isSound(setup)).isFalse();
    }

    /** The decoder's table has classes to the power of dimensions: no more than the book has entries, if it is honest. */
    @ParameterizedTest
    @CsvSource({"2, 100, 10, true", "2, 99, 10, false", "0, 1, 64, true", "65535, 16777215, 64, false"})
    void combinationsOfClassesAreEntriesOfTheirBook(long dimensions, long entries, int classes, boolean sound) {
        assertThat(VorbisSetup.classified(dimensions, entries, classes)).isEqualTo(sound);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "48000, 6, true", "49152, 6, true", "49153, 6, false", "9223372036854775807, 9000, false"
    })
    void positionThatNoFileOfThatLengthReachesIsNone(long granule, long bytes, boolean possible) {
        assertThat(OggLinks.isPossible(granule, bytes)).isEqualTo(possible);
    }

    /** Two seconds of silence after each sound, all day long. */
    @Test
    void manySilencesAreNotAllKept() {
        SilenceFinder finder = new SilenceFinder(1, 1_000);
        short[] sample = new short[1];
        for (int second = 0; second < 36_000; second++) {
            sample[0] = second % 3 == 0 ? Short.MAX_VALUE : 0;
            for (int number = 0; number < 1_000; number++) {
                finder.add(sample, 0);
            }
        }
        assertThat(finder.spans()).hasSize(10_000);
    }

    /** An encoder's note may promise what it likes. */
    @Test
    void lengthOfAnMp3IsNoMoreThanItsBytesCanHold() throws Exception {
        Fixture honest = Fixture.of("stereo.mp3");
        int note = Math.max(
                new String(honest.bytes, ISO_8859_1).indexOf("Xing"),
                new String(honest.bytes, ISO_8859_1).indexOf("Info"));
        assertThat(note).isPositive();
        byte[] frames = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        long told = AudioFormats.describe(honest.with(note + 8, frames)).durationMillis();
        assertThat(told).isBetween(1_000L, 100_000L);
    }

    @Test
    void lengthOfAnM4aIsNoMoreThanItsPacketsCanHold() throws Exception {
        Fixture honest = Fixture.of("stereo.m4a");
        byte[] bytes = honest.bytes.clone();
        String text = new String(bytes, ISO_8859_1);
        byte[] ages = {(byte) 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        System.arraycopy(ages, 0, bytes, text.indexOf("mdhd") + 4 + 16, 4);
        System.arraycopy(ages, 0, bytes, text.indexOf("elst") + 4 + 8, 4);
        assertThat(AudioFormats.describe(new Fixture(bytes)).durationMillis()).isNull();
        assertThat(AudioFormats.describe(honest).durationMillis()).isNotNull();
    }

    @Test
    void longPacketsAreReadWhole() throws Exception {
        byte[] packet = new byte[1_000_000];
        new Random(8).nextBytes(packet);
        try (OggPages pages = new OggPages(new ByteArrayInputStream(ogg(packet, 3)), 1)) {
            for (int number = 0; number < 3; number++) {
                assertThat(pages.packet()).isEqualTo(packet);
            }
            assertThat(pages.packet()).isNull();
        }
    }

    @Test
    void packetWithoutEndIsDamage() throws Exception {
        byte[] file = ogg(new byte[2_000_000], 1);
        try (OggPages pages = new OggPages(new ByteArrayInputStream(file), 1)) {
            assertThatThrownBy(pages::packet).isInstanceOf(DamagedAudioException.class);
        }
    }

    /** Pages that hold one packet so many times. */
    private static byte[] ogg(byte[] packet, int times) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int time = 0; time < times; time++) {
            for (int from = 0; from <= packet.length; from += WHOLE_PAGE) {
                file.write(page(Arrays.copyOfRange(packet, from, Math.min(packet.length, from + WHOLE_PAGE))));
            }
        }
        return file.toByteArray();
    }

    private static byte[] page(byte[] body) {
        int segments = body.length == WHOLE_PAGE ? 255 : body.length / 255 + 1;
        ByteBuffer page = ByteBuffer.allocate(27 + segments + body.length).order(ByteOrder.LITTLE_ENDIAN);
        page.put("OggS".getBytes(ISO_8859_1))
                .putShort((short) 0)
                .putLong(1)
                .putInt(1)
                .putInt(0)
                .putInt(0);
        page.put((byte) segments);
        for (int segment = 0; segment < segments; segment++) {
            page.put((byte) Math.min(255, body.length - segment * 255));
        }
        page.put(body);
        return page.putInt(22, checksum(page.array())).array();
    }

    private static int checksum(byte[] bytes) {
        int sum = 0;
        for (byte value : bytes) {
            sum ^= value << 24;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum < 0 ? (sum << 1) ^ 0x04c1_1db7 : sum << 1;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 9, 1L << 32, Long.MAX_VALUE, Long.MAX_VALUE - 8, -1, Long.MIN_VALUE})
    void boxLargerThanWhatHoldsItIsNone(long length) throws Exception {
        byte[] box = ByteBuffer.allocate(64)
                .putInt(1)
                .put("free".getBytes(ISO_8859_1))
                .putLong(length)
                .putInt(40, 8)
                .put(44, "moov".getBytes(ISO_8859_1))
                .array();
        assertThat(Mp4Boxes.child(box, "moov", 0)).isNull();
        assertThat(Mp4Boxes.index(new Fixture(box))).isNull();
    }

    @Test
    void largeTrueTableIsReadToItsEnd() {
        int count = 500_000;
        ByteBuffer table = ByteBuffer.allocate(20 + count * 4 + 28 + 16 + 4);
        table.putInt(20 + count * 4)
                .put("stsz".getBytes(ISO_8859_1))
                .putInt(0)
                .putInt(0)
                .putInt(count);
        for (int packet = 0; packet < count; packet++) {
            table.putInt(packet % 700);
        }
        table.putInt(28)
                .put("stsc".getBytes(ISO_8859_1))
                .putInt(0)
                .putInt(1)
                .putInt(1)
                .putInt(count)
                .putInt(1);
        table.putInt(20).put("stco".getBytes(ISO_8859_1)).putInt(0).putInt(1).putInt(4096);
        M4aPackets packets = M4aPackets.read(table.array());
        assertThat(packets.count()).isEqualTo(count);
        assertThat(packets.size(count - 1)).isEqualTo((count - 1) % 700);
        assertThat(packets.packets(0)).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stsz", "stsc", "stco"})
    void tableCutOffInItsHeadListsNothing(String cut) {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        for (String name : new String[] {"stsz", "stsc", "stco"}) {
            int content = name.equals(cut) ? 4 : 20;
            ByteBuffer box =
                    ByteBuffer.allocate(8 + content).putInt(8 + content).put(name.getBytes(ISO_8859_1));
            while (box.remaining() >= 4) {
                box.putInt(1);
            }
            table.writeBytes(box.array());
        }
        assertThat(M4aPackets.read(table.toByteArray())).isNull();
    }

    /** A list of chunks that are all the first one would be heard as often as it names it. */
    @Test
    void noByteOfATrackIsHeardTwice() throws Exception {
        Fixture honest = Fixture.of("stereo.m4a");
        byte[] bytes = honest.open(0).readAllBytes();
        int box = new String(bytes, ISO_8859_1).indexOf("stco");
        int chunks = (int) Bytes.big32(bytes, box + 8);
        ByteBuffer file = ByteBuffer.wrap(bytes);
        for (int chunk = 1; chunk < chunks; chunk++) {
            file.putInt(box + 12 + chunk * 4, file.getInt(box + 12));
        }
        assertThat(Samples.all(new Fixture(bytes)).length).isLessThanOrEqualTo(Samples.all(honest).length * 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 150})
    void manySmallChunksStandBeforeTheSamples(int chunks) throws Exception {
        assertThat(Samples.all(new Fixture(wav(chunks)))).hasSize(100);
    }

    @Test
    void chunksWithoutEndAreNoRecording() {
        assertThatThrownBy(() -> AudioFormats.open(new Fixture(wav(5_000)))).isInstanceOf(DamagedAudioException.class);
    }

    private static byte[] wav(int chunks) {
        ByteBuffer wav = ByteBuffer.allocate(12 + 24 + chunks * 12 + 8 + 200).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(ISO_8859_1))
                .putInt(wav.capacity() - 8)
                .put("WAVEfmt ".getBytes(ISO_8859_1))
                .putInt(16);
        wav.put(Fixture.format(1, 1, 8000, 2, 16));
        for (int chunk = 0; chunk < chunks; chunk++) {
            wav.put("note".getBytes(ISO_8859_1)).putInt(4).putInt(chunk);
        }
        return wav.put("data".getBytes(ISO_8859_1)).putInt(200).array();
    }
}
