package io.rastro.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.system.PortalProperties;
import io.rastro.testing.PortalTest;
import io.rastro.testing.TestAccounts;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that is encrypted is read by a new key alone once the old one was named beside it. */
@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class KeyReplacementTests {

    static final byte[] PLAIN = "what nobody may read".getBytes(UTF_8);
    static final String NEW = Base64.getEncoder().encodeToString(new byte[32]);

    private static final byte[] MORE_BYTES = "an old key that is thirty-two by".getBytes(UTF_8);
    private static final byte[] OTHER_BYTES = "a key that nobody knows any more".getBytes(UTF_8);

    @Autowired
    JdbcClient database;

    @Autowired
    PortalProperties portal;

    @Autowired
    SecretCipher present;

    @Autowired
    ObjectProvider<EncryptedData> kept;

    @Test
    void applicationsSourcesAndSearchesAreEncryptedByTheNewKey() throws Exception {
        int account = keepOneOfEach();
        String old = Files.readString(portal.homeDirectory().resolve(SecretCipher.KEY_FILE))
                .strip();
        try {
            new KeyReplacement(new SecretCipher(portal, NEW, old), kept).afterSingletonsInstantiated();
            SecretCipher alone = new SecretCipher(portal, NEW, "");
            assertThat(encrypted(account))
                    .hasSize(3)
                    .allSatisfy(secret -> assertThat(alone.decrypt(secret)).isEqualTo(PLAIN));
        } finally {
            new KeyReplacement(new SecretCipher(portal, old, NEW), kept).afterSingletonsInstantiated();
        }
        assertThat(encrypted(account))
                .allSatisfy(secret -> assertThat(present.decrypt(secret)).isEqualTo(PLAIN));
        database.sql("delete from connected_source where name = ?")
                .param(name(account))
                .update();
    }

    /** Whoever took the old key away on the word of the log would lose what a third key may still read. */
    @Test
    void whatNeitherKeyReadsIsCountedAndTheOldKeyKept(CapturedOutput output) {
        String old = Base64.getEncoder().encodeToString(MORE_BYTES);
        byte[] readable = new SecretCipher(portal, old, "").encrypt(PLAIN);
        byte[] lost = new SecretCipher(portal, Base64.getEncoder().encodeToString(OTHER_BYTES), "").encrypt(PLAIN);
        List<byte[]> secrets = new ArrayList<>(List.of(lost, readable, lost));
        EncryptedData data = secrets::replaceAll;
        SecretCipher replacing = new SecretCipher(portal, NEW, old);
        new KeyReplacement(replacing, provider(data)).afterSingletonsInstantiated();
        assertThat(secrets.get(0)).isEqualTo(lost);
        assertThat(new SecretCipher(portal, NEW, "").decrypt(secrets.get(1))).isEqualTo(PLAIN);
        assertThat(output)
                .containsPattern("ERROR.* 2 secrets are read neither .*: keep the old key")
                .doesNotContain("take rastro.second-factor.old-key away");
    }

    private static ObjectProvider<EncryptedData> provider(EncryptedData data) {
        return new StaticListableBeanFactory(Map.of("data", data)).getBeanProvider(EncryptedData.class);
    }

    private int keepOneOfEach() {
        int account = database.sql("select id from account where username = ?")
                .param(TestAccounts.create(database, Role.ANALYST))
                .query(Integer.class)
                .single();
        database.sql("insert into totp_secret (account_id, secret, enrolled_at, last_step) values (?, ?, now(), 0)")
                .params(account, present.encrypt(PLAIN))
                .update();
        database.sql("insert into stored_search (id, account_id, criteria, used_at) values (?, ?, ?, now())")
                .params(UUID.randomUUID().toString().replace("-", ""), account, present.encrypt(PLAIN))
                .update();
        database.sql("""
                        insert into connected_source (name, type, secrets, created_at, created_by)
                        values (?, 'chatwoot', jsonb_build_object('secret', ?), now(), 'test')
                        """)
                .params(name(account), Base64.getEncoder().encodeToString(present.encrypt(PLAIN)))
                .update();
        return account;
    }

    private static String name(int account) {
        return "key replacement " + account;
    }

    private List<byte[]> encrypted(int account) {
        return database.sql("""
                        select secret from totp_secret where account_id = :account
                        union all select criteria from stored_search where account_id = :account
                        union all select decode(secrets ->> 'secret', 'base64') from connected_source where name = :name
                        """)
                .param("account", account)
                .param("name", name(account))
                .query((row, number) -> row.getBytes(1))
                .list();
    }
}
