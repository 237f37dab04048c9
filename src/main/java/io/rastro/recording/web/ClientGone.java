package io.rastro.recording.web;

import java.io.IOException;

/** The client closed the connection: it has heard enough, or its network failed. Nobody is left to be told. */
final class ClientGone extends IOException {

    ClientGone(IOException cause) {
        super(cause);
    }
}
