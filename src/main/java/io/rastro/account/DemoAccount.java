package io.rastro.account;

import java.util.List;

/** The well-known accounts of a portal that is only tried out; they never exist on an operator's own database, nor without demo data. */
record DemoAccount(String username, String displayName, Role role) {

    private static final String PASSWORD = "rastro";

    /** The same for each: there is nothing to protect. */
    public String password() {
        return PASSWORD;
    }

    static List<DemoAccount> all() {
        return List.of(
                new DemoAccount("supervisor", "Helena Prado", Role.SUPERVISOR),
                new DemoAccount("analista", "Rui Castanheira", Role.ANALYST),
                new DemoAccount("qualidade", "Inês Bittencourt", Role.QA),
                new DemoAccount("admin", "Otávio Serrano", Role.ADMIN));
    }
}
