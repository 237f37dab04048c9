package io.rastro.account;

/** One thing an account may do. Its name is the authority that security rules and templates ask for. */
public enum Permission {
    VIEW_REPORTS,
    EXPORT,
    VIEW_HISTORY,
    LISTEN,
    DOWNLOAD_RECORDING,
    IMPORT,
    /** See documents, phones and e-mails whole, and search by them. */
    VIEW_UNMASKED,
    /** Find all about one person, hand it out, erase it, hold it. */
    ERASE,
    /** Read what others did: the ledger. */
    AUDIT,
    ADMINISTER
}
