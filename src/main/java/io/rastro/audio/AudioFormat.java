package io.rastro.audio;

/** The formats in which telephone exchanges write recordings. */
public enum AudioFormat {
    WAV_PCM(AudioType.WAV),
    WAV_FLOAT(AudioType.WAV),
    WAV_ALAW(AudioType.WAV),
    WAV_MULAW(AudioType.WAV),
    /** Microsoft's packing of two GSM 06.10 frames into 65 bytes, known to Asterisk as wav49. */
    WAV_GSM(AudioType.WAV),
    WAV_IMA_ADPCM(AudioType.WAV),
    /** Bare GSM 06.10 frames of 33 bytes. */
    GSM(AudioType.GSM),
    MULAW(AudioType.MULAW),
    ALAW(AudioType.ALAW),
    SLIN(AudioType.SLIN),
    MP3(AudioType.MP3),
    OGG_VORBIS(AudioType.OGG),
    OGG_OPUS(AudioType.OGG),
    M4A_AAC(AudioType.M4A),
    FLAC(AudioType.FLAC),
    AAC(AudioType.AAC),
    UNKNOWN(AudioType.UNKNOWN);

    private final AudioType type;

    AudioFormat(AudioType type) {
        this.type = type;
    }

    /** Of the file as it is stored, which may differ from what is played. */
    public String mediaType() {
        return type.mediaType();
    }
}
