#!/usr/bin/env bash
# How long is an M4A? The encoder fills its last packet of 1,024 samples up; the edit list says where the sound ends.
# Seen: FFmpeg 4.4.1 writes that edit list exactly, cuts the encoder's delay by it when decoding, but not the filling:
# 6.03 s at 8 kHz decode to 6.144 s, 114 ms of nothing at the end. Whoever takes its decoded length for the truth is off
# by up to 128 ms at telephone rates.
set -euo pipefail
mvnw="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/mvnw"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
"$mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=ws.schild:jave-nativebin-linux64:3.5.0 -DoutputDirectory="$work"
mkdir program && (cd program && jar xf ../jave-nativebin-linux64-3.5.0.jar)
ffmpeg=program/ws/schild/jave/nativebin/ffmpeg-amd64
chmod +x "$ffmpeg"
"$ffmpeg" -v error -f lavfi -i "aevalsrc=0.2*sin(2*PI*440*t):s=8000:d=6.03" -c:a aac -b:a 16k call.m4a
stated="$("$ffmpeg" -i call.m4a 2>&1 | sed -n 's/.*Duration: \([0-9:.]*\).*/\1/p' || true)"
decoded="$("$ffmpeg" -v error -i call.m4a -f s16le - | wc -c)"
echo "stated $stated, decoded $((decoded / 2)) samples at 8 kHz, encoded 48240"
[[ "$stated" == "00:00:06.03" && "$((decoded / 2))" == 49152 ]]
