package io.rastro.report.web;

/** A download took longer than it may keep its transaction open. */
final class ExportTimeoutException extends RuntimeException {

    ExportTimeoutException(String message) {
        super(message);
    }
}
