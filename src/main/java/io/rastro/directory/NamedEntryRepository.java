package io.rastro.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;

/** Reads entries as id and name, a few thousand short texts at most. */
@NoRepositoryBean
interface NamedEntryRepository<E extends NamedEntry> extends JpaRepository<E, Long>, PickList {

    String OPTION = "select new io.rastro.directory.DirectoryOption(entry.id, entry.name) from #{#entityName} entry ";

    /** All, in no order. */
    @Query(OPTION)
    List<DirectoryOption> entries();

    /** All, in the order of their names, accents and case ignored. */
    @Query(OPTION + "order by fold(entry.name), entry.name, entry.id")
    List<DirectoryOption> options();

    @Override
    @Query(OPTION + "where is_any_of(entry.id, :ids) order by fold(entry.name), entry.name, entry.id")
    List<DirectoryOption> options(Long[] ids);
}
