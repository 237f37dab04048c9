package io.rastro.audio;

import java.io.IOException;

/** The file itself is at fault, not the way to it: trying again gives the same. */
public class DamagedAudioException extends IOException {

    private final AudioFormat format;
    private final Damage damage;

    DamagedAudioException(AudioFormat format, Damage damage, String detail) {
        super(detail);
        this.format = format;
        this.damage = damage;
    }

    DamagedAudioException(AudioFormat format, Damage damage, Throwable cause) {
        super(cause.toString(), cause);
        this.format = format;
        this.damage = damage;
    }

    public AudioFormat format() {
        return format;
    }

    public Damage damage() {
        return damage;
    }
}
