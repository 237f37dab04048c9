package io.rastro.postgres;

import io.zonky.test.db.postgres.util.ArchUtils;
import java.util.Locale;

/** The operating system below, as far as running PostgreSQL depends on it. */
enum Host {
    LINUX("Linux", "C.UTF-8"),
    MAC("Darwin", "UTF-8"),
    WINDOWS("Windows", "C");

    /** The name the archives of PostgreSQL binaries use. */
    final String archiveName;

    /** The character classes of the C library there that cover Unicode, or come nearest. */
    final String characterType;

    Host(String archiveName, String characterType) {
        this.archiveName = archiveName;
        this.characterType = characterType;
    }

    static Host current() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MAC : LINUX;
    }

    static String architecture() {
        return ArchUtils.normalize(System.getProperty("os.arch"));
    }

    String executable(String tool) {
        return this == WINDOWS ? tool + ".exe" : tool;
    }
}
