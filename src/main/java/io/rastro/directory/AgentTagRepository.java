package io.rastro.directory;

/** Reads agent tags. */
interface AgentTagRepository extends NamedEntryRepository<AgentTag> {

    @Override
    default DirectoryKind kind() {
        return DirectoryKind.AGENT_TAG;
    }
}
