package io.rastro.recording.audio;

/** The formats in which telephone exchanges write recordings. */
public enum AudioFormat {
    WAV_PCM("audio/wav"),
    WAV_ALAW("audio/wav"),
    WAV_MULAW("audio/wav"),
    /** Microsoft's packing of two GSM 06.10 frames into 65 bytes, known to Asterisk as wav49. */
    WAV_GSM("audio/wav"),
    WAV_IMA_ADPCM("audio/wav"),
    /** Bare GSM 06.10 frames of 33 bytes. */
    GSM("audio/gsm"),
    MP3("audio/mpeg"),
    OGG_VORBIS("audio/ogg"),
    OGG_OPUS("audio/ogg"),
    M4A_AAC("audio/mp4"),
    UNKNOWN("application/octet-stream");

    private final String mediaType;

    AudioFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Of the file as it is stored, which may differ from what is played. */
    public String mediaType() {
        return mediaType;
    }
}
