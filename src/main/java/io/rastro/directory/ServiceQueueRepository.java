package io.rastro.directory;

/** Reads services. */
interface ServiceQueueRepository extends NamedEntryRepository<ServiceQueue> {

    @Override
    default DirectoryKind kind() {
        return DirectoryKind.SERVICE;
    }
}
