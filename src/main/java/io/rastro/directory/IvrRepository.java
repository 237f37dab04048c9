package io.rastro.directory;

/** Reads IVRs. */
interface IvrRepository extends NamedEntryRepository<Ivr> {

    @Override
    default DirectoryKind kind() {
        return DirectoryKind.IVR;
    }
}
