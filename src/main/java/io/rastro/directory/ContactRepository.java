package io.rastro.directory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Reads contacts. */
interface ContactRepository extends JpaRepository<Contact, Long>, PickList {

    @Override
    default DirectoryKind kind() {
        return DirectoryKind.CONTACT;
    }

    @Override
    @Query("""
            select new io.rastro.directory.DirectoryOption(contact.id, contact.label) from Contact contact
            where is_any_of(contact.id, :ids) order by fold(contact.label), contact.id""")
    List<DirectoryOption> options(Long[] ids);
}
