package io.rastro.privacy;

import java.util.List;

/** What an erasure does, one after the other. Each may be broken off anywhere and begun again. */
enum ErasureStep {
    /** From now on old files do not bring the person back, and what is new of it is somebody else's. */
    SUPPRESSION,
    RECORDINGS,
    /** Before the interactions, by whose conversations some are found. */
    CALLS,
    INTERACTIONS,
    CONTACTS,
    IMPORTS,
    /** What others' conversations tell of its numbers, documents and addresses. */
    MENTIONS,
    CERTIFICATE;

    static ErasureStep first() {
        return SUPPRESSION;
    }

    ErasureStep next() {
        List<ErasureStep> inOrder = List.of(values());
        return inOrder.get(inOrder.indexOf(this) + 1);
    }
}
