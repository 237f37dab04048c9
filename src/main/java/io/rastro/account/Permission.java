package io.rastro.account;

/** One thing an account may do. Its name is the authority that security rules and templates ask for. */
public enum Permission {
    VIEW_REPORTS,
    EXPORT,
    VIEW_HISTORY,
    LISTEN,
    DOWNLOAD_RECORDING,
    IMPORT,
    ADMINISTER
}
