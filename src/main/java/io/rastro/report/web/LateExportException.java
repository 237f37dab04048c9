package io.rastro.report.web;

/** A download took longer than it may keep its transaction open. */
final class LateExportException extends RuntimeException {

    LateExportException(String message) {
        super(message);
    }
}
