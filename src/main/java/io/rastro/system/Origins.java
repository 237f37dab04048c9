package io.rastro.system;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one rule for the names of origins, wherever one is named: on the upload page, for a token, in an address of the
 * API, in the settings of the recordings' directory. Name, slug and key of an origin mean the same origin.
 */
@Component
public class Origins {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_OF_A_SLUG = Pattern.compile("[^a-z0-9._-]+");
    private static final Pattern SIGNS_AT_THE_ENDS = Pattern.compile("^[._-]+|[._-]+$");

    private final JdbcClient jdbc;

    Origins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key under which records of an origin are stored, by any of its spellings; of one that is new, this one. */
    public String key(String spelling) {
        return find(spelling).map(Origin::key).orElseGet(spelling::strip);
    }

    /** The origin somebody names, made known if it is new; one known only by its slug gets its name. */
    public Origin register(String spelling) {
        String name = spelling.strip();
        jdbc.sql("""
                        insert into origin as o (slug, name, key) select ?, ?, ?
                        where not exists (select from origin where ? in (key, name))
                        on conflict (slug) do update set name = excluded.name where o.name = o.slug""").params(slug(name), name, name, name).update();
        return find(name).orElseThrow();
    }

    /** All that are known, by name. */
    public List<Origin> list() {
        return jdbc.sql("select slug, name, key from origin order by lower(name), slug")
                .query(Origin.class)
                .list();
    }

    private Optional<Origin> find(String spelling) {
        return jdbc.sql("""
                        select slug, name, key from origin where ? in (key, name) or slug = ?
                        order by key = ? desc, name = ? desc limit 1""")
                .params(spelling.strip(), slug(spelling), spelling.strip(), spelling.strip())
                .query(Origin.class)
                .optional();
    }

    /** A name without a single Latin letter or digit gets a slug of its own all the same. */
    static String slug(String spelling) {
        String plain = MARKS.matcher(Normalizer.normalize(spelling.strip(), Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String hyphenated = NOT_OF_A_SLUG.matcher(plain).replaceAll("-");
        String slug = SIGNS_AT_THE_ENDS.matcher(hyphenated).replaceAll("");
        return slug.isEmpty() ? "origin-" + Integer.toHexString(plain.hashCode()) : slug;
    }
}
