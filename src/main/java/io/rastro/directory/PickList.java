package io.rastro.directory;

import java.util.List;

/** Entries that a filter is picked from: a repository is one by extending this. */
public interface PickList {

    DirectoryKind kind();

    /** The entries with these ids, in the order of their names; ids that do not exist are left out. */
    List<DirectoryOption> options(Long[] ids);
}
