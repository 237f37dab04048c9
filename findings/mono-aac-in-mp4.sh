#!/usr/bin/env bash
# How many channels has a mono AAC recording in an M4A? Three places tell, two of them wrong.
# Seen: FFmpeg 4.4.1 writes 2 into the sample entry's channelcount (as ISO/IEC 14496-14 has it: a fixed field) and 1 into
# the AudioSpecificConfig; javasound-aac 0.9.8 reads that as Mono, yet getChannelCount() says 2, and it decodes two
# lanes that are the same. Whoever counts lanes draws a caller who is alone as two parties.
set -euo pipefail
mvnw="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/mvnw"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
for artifact in ws.schild:jave-nativebin-linux64:3.5.0 com.tianscar.javasound:javasound-aac:0.9.8; do
  "$mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$artifact" -DoutputDirectory="$work"
done
mkdir program && (cd program && jar xf ../jave-nativebin-linux64-3.5.0.jar)
ffmpeg=program/ws/schild/jave/nativebin/ffmpeg-amd64
chmod +x "$ffmpeg"
"$ffmpeg" -v error -f lavfi -i "aevalsrc=0.2*sin(2*PI*440*t):s=16000:d=2" -ac 1 -c:a aac -b:a 32k mono.m4a
"$ffmpeg" -v error -f lavfi -i "aevalsrc=0.2*sin(2*PI*440*t):s=16000:d=2" -ac 1 -c:a aac -b:a 32k -f adts mono.aac
cat > Mono.java <<'JAVA'
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import net.sourceforge.jaad.aac.Decoder;

public class Mono {
    public static void main(String[] arguments) throws Exception {
        byte[] file = Files.readAllBytes(Path.of("mono.m4a"));
        int entry = new String(file, StandardCharsets.ISO_8859_1).indexOf("mp4a", 40);
        int written = (file[entry + 20] & 255) << 8 | file[entry + 21] & 255;
        byte[] config = {0x14, 0x08}; // AAC LC, 16 kHz, one channel: as in the file's esds
        Decoder decoder = Decoder.create(config);
        byte[] packets = Files.readAllBytes(Path.of("mono.aac"));
        boolean[] same = {true};
        int[] lanes = {0};
        for (int at = 0, number = 0; at + 7 < packets.length; number++) {
            int length = (packets[at + 3] & 3) << 11 | (packets[at + 4] & 255) << 3 | (packets[at + 5] & 255) >> 5;
            decoder.decodeFrame(Arrays.copyOfRange(packets, at + 7, at + length), (values, count, rate) -> {
                lanes[0] = values.size();
                same[0] &= values.size() == 2 && Arrays.equals(values.get(0), values.get(1));
            });
            at += length;
        }
        System.out.printf("sample entry %d, configuration %s, getChannelCount %d, lanes decoded %d, the same %b%n", written,
                decoder.getConfig().getChannelConfiguration(), decoder.getConfig().getChannelCount(), lanes[0], same[0]);
    }
}
JAVA
javac -cp javasound-aac-0.9.8.jar Mono.java
seen="$(java -cp javasound-aac-0.9.8.jar:. Mono)"
echo "$seen"
[[ "$seen" == "sample entry 2, configuration Mono, getChannelCount 2, lanes decoded 2, the same true" ]]
