package io.rastro.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.RepositoryTest;
import io.rastro.testing.TestAccounts;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RepositoryTest
class ServiceScopeTests {

    @Autowired
    JdbcClient database;

    @Autowired
    Accounts accounts;

    @Test
    void allServicesIncludesThoseYetToComeAndNone() {
        assertThat(ServiceScope.allServices().permits(7)).isTrue();
        assertThat(ServiceScope.allServices().permits(null)).isTrue();
    }

    @Test
    void listPermitsItsServicesAlone() {
        ServiceScope scope = ServiceScope.of(Set.of(7, 9));
        assertThat(scope.permits(7)).isTrue();
        assertThat(scope.permits(8)).isFalse();
        assertThat(scope.permits(null)).isFalse();
    }

    @Test
    void emptyListPermitsNothing() {
        assertThat(ServiceScope.of(Set.of()).permits(7)).isFalse();
    }

    @Test
    void accountCarriesItsServices() {
        int support = service("Suporte técnico");
        int billing = service("Cobrança");
        service("Retenção");
        PortalUser user = accounts.named(TestAccounts.createFor(database, Role.SUPERVISOR, support, billing));
        assertThat(user.scope()).isEqualTo(ServiceScope.of(Set.of(support, billing)));
        assertThat(accounts.current(user.id()).orElseThrow().scope()).isEqualTo(user.scope());
    }

    @Test
    void accountWithoutServicesIsNotOneWithAll() {
        PortalUser user = accounts.named(TestAccounts.createFor(database, Role.SUPERVISOR));
        assertThat(user.scope()).isEqualTo(ServiceScope.of(Set.of()));
    }

    private int service(String name) {
        return database.sql("insert into service_queue (name) values (?)"
                        + " on conflict (name) do update set name = excluded.name returning id")
                .param(name)
                .query(Integer.class)
                .single();
    }
}
