package io.rastro.recording.web;

import java.io.IOException;

/** The client closed the connection: it has heard enough, or its network failed. Nobody is left to be told. */
final class ClientDisconnectedException extends IOException {

    ClientDisconnectedException(IOException cause) {
        super(cause);
    }
}
