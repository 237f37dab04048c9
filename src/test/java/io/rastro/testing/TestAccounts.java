package io.rastro.testing;

import io.rastro.account.Role;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts for tests, each with a name of its own. */
public final class TestAccounts {

    public static final String PASSWORD = "correct horse";

    private TestAccounts() {}

    /** The name of a new account that may see all services. */
    public static String create(JdbcClient database, Role role) {
        String username = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        insert(database, username, role, true);
        return username;
    }

    /** The name of a new account limited to the given services. */
    public static String createFor(JdbcClient database, Role role, int... services) {
        String username = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        int id = insert(database, username, role, false);
        for (int service : services) {
            database.sql("insert into account_service (account_id, service_id) values (?, ?)")
                    .params(id, service)
                    .update();
        }
        return username;
    }

    private static int insert(JdbcClient database, String username, Role role, boolean allServices) {
        return database.sql("""
                        insert into account (username, display_name, password_hash, role, all_services, enabled, created_at)
                        values (?, 'Marta Vilela Nunes', ?, ?, ?, true, now()) returning id
                        """)
                .params(username, "{noop}" + PASSWORD, role.name(), allServices)
                .query(Integer.class)
                .single();
    }
}
