package io.rastro.directory;

/** Reads wrap-up tags. */
interface TagRepository extends NamedEntryRepository<Tag> {

    @Override
    default DirectoryKind kind() {
        return DirectoryKind.TAG;
    }
}
