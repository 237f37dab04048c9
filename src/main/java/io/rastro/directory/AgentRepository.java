package io.rastro.directory;

/** Reads agents. */
interface AgentRepository extends NamedEntryRepository<Agent> {

    @Override
    default DirectoryKind kind() {
        return DirectoryKind.AGENT;
    }
}
