package io.rastro.account;

import io.rastro.system.DatabaseOrigin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/**
 * Makes an empty portal usable, before it answers its first request: demo accounts where there is demo
 * data, one administrator otherwise.
 */
@Component
class FirstAccounts implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);
    private static final String NAME_SETTING = "rastro.admin.username";
    private static final String ADMINISTRATOR_NAME = "Administrador";

    private final Accounts accounts;
    private final DatabaseOrigin database;
    private final PasswordRules rules;
    private final String administrator;
    private final @Nullable String chosenPassword;

    /** @throws InvalidConfigurationPropertyValueException no account could have that name */
    FirstAccounts(
            Accounts accounts,
            DatabaseOrigin database,
            PasswordRules rules,
            @Value("${" + NAME_SETTING + ":admin}") String administrator,
            @Value("${rastro.admin.password:#{null}}") @Nullable String chosenPassword) {
        if (!administrator.matches(Username.RULE)) {
            throw new InvalidConfigurationPropertyValueException(
                    NAME_SETTING, administrator, "A name has 2 to 64 letters, digits and signs of ._@+-");
        }
        this.rules = rules;
        this.administrator = administrator;
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

    /** A password that the operator chose is the operator's to keep; one that the log has shown is not. */
    private void createAdministrator() {
        if (chosenPassword != null && !chosenPassword.isBlank()) {
            accounts.create(
                    administrator, ADMINISTRATOR_NAME, allowed(chosenPassword), Role.ADMIN, ServiceScope.allServices());
            return;
        }
        String password = Secret.next();
        accounts.createForOnce(administrator, ADMINISTRATOR_NAME, password, Role.ADMIN, ServiceScope.allServices());
        log.warn(
                "First administrator created: sign in as {} with the password {} (shown only now) and choose another",
                administrator,
                password);
    }

    /** @throws RefusedFirstPasswordException nobody could choose it later either */
    private String allowed(String password) {
        rules.problem(password, administrator, ADMINISTRATOR_NAME).ifPresent(problem -> {
            throw new RefusedFirstPasswordException(problem);
        });
        return password;
    }
}
