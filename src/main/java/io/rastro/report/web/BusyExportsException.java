package io.rastro.report.web;

/** There was no place for a download for as long as its reader should wait. */
final class BusyExportsException extends RuntimeException {

    private final int running;
    private final boolean own;

    /**
     * @param running how many downloads run
     * @param own whether all of them are the reader's
     */
    BusyExportsException(int running, boolean own) {
        super(running + " downloads are running");
        this.running = running;
        this.own = own;
    }

    int running() {
        return running;
    }

    boolean own() {
        return own;
    }
}
