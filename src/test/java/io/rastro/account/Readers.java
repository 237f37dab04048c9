package io.rastro.account;

import io.rastro.account.PortalUser.Access;
import io.rastro.testing.TestAccounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers for requests that do not sign in by the form. */
public final class Readers {

    private Readers() {}

    /** A supervisor whose account is in the database. */
    public static PortalUser supervisor(JdbcClient jdbc, ServiceScope scope) {
        return reader(jdbc, Role.SUPERVISOR, scope);
    }

    /** An administrator of all services whose account is in the database. */
    public static PortalUser administrator(JdbcClient jdbc) {
        return reader(jdbc, Role.ADMIN, ServiceScope.allServices());
    }

    private static PortalUser reader(JdbcClient jdbc, Role role, ServiceScope scope) {
        String username = scope.all()
                ? TestAccounts.create(jdbc, role)
                : TestAccounts.createFor(
                        jdbc,
                        role,
                        scope.serviceIds().stream().mapToInt(Integer::intValue).toArray());
        return named(jdbc, username, role, scope);
    }

    /** An administrator of all services who is one of {@link TestAccounts}. */
    public static PortalUser named(JdbcClient jdbc, String username) {
        return named(jdbc, username, Role.ADMIN, ServiceScope.allServices());
    }

    private static PortalUser named(JdbcClient jdbc, String username, Role role, ServiceScope scope) {
        int id = jdbc.sql("select id from account where username = ?")
                .param(username)
                .query(Integer.class)
                .single();
        return new PortalUser(
                id, username, "Helena Prado", Rights.of(role), scope, null, new Access(true, false, 0), null);
    }
}
