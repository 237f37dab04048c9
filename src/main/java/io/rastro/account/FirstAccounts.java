package io.rastro.account;

import io.rastro.system.DatabaseOrigin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes an empty portal usable, before it answers its first request: demo accounts where there is demo
 * data, one administrator otherwise.
 */
@Component
class FirstAccounts implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);
    private static final String ADMINISTRATOR = "admin";
    private static final String ADMINISTRATOR_NAME = "Administrador";

    private final Accounts accounts;
    private final DatabaseOrigin database;
    private final @Nullable String chosenPassword;

    FirstAccounts(
            Accounts accounts,
            DatabaseOrigin database,
            @Value("${rastro.admin.password:#{null}}") @Nullable String chosenPassword) {
        this.accounts = accounts;
        this.database = database;
        this.chosenPassword = chosenPassword;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!accounts.none()) {
            return;
        }
        if (database.demo()) {
            DemoAccount.all().forEach(this::create);
        } else {
            createAdministrator();
        }
    }

    private void create(DemoAccount demo) {
        accounts.create(demo.username(), demo.displayName(), demo.password(), demo.role(), ServiceScope.allServices());
    }

    private void createAdministrator() {
        if (chosenPassword != null && !chosenPassword.isBlank()) {
            createAdministrator(allowed(chosenPassword));
            return;
        }
        String password = Secret.next();
        createAdministrator(password);
        log.warn(
                "First administrator created: sign in as {} with the password {} (shown only now)",
                ADMINISTRATOR,
                password);
    }

    private void createAdministrator(String password) {
        accounts.create(ADMINISTRATOR, ADMINISTRATOR_NAME, password, Role.ADMIN, ServiceScope.allServices());
    }

    /** @throws RefusedFirstPasswordException nobody could choose it later either */
    private static String allowed(String password) {
        PasswordRules.problem(password, ADMINISTRATOR, ADMINISTRATOR_NAME).ifPresent(problem -> {
            throw new RefusedFirstPasswordException(problem);
        });
        return password;
    }
}
