package io.rastro.source;

import java.io.IOException;

/** Of all the places that a source may be read from, none was told. */
public final class NothingTold extends IOException {

    /** @param setting one that would do */
    public NothingTold(String setting) {
        super(setting);
    }
}
