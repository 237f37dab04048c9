package io.rastro.ledger;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who has held the one-time link by which the password of somebody else's account is chosen, as far as the ledger knows. */
@Repository
public class LinkHolderRepository {

    private final JdbcClient jdbc;

    LinkHolderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The accounts that this one has invited or reset, and those that have invited or reset it. Not those whose person an
     * identity provider vouches for: no link opens them.
     */
    @Transactional(readOnly = true)
    public Set<Integer> tiedTo(int accountId) {
        return new HashSet<>(
                jdbc.sql("""
                        with link as materialized (
                            select account_id as holder, substr(objects[1], 9)::int as opened
                            from ledger_entry
                            where kind = 'ADMINISTRATION' and action in ('account-invited', 'account-reset')
                                and (account_id = :account or objects = array['account/' || :account])
                        )
                        select case when holder = :account then opened else holder end from link
                        where holder <> opened
                            and not exists (select 1 from account_identity i where i.account_id = opened)
                        """).param("account", accountId).query(Integer.class).list());
    }
}
