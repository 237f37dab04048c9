package io.rastro.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Under which user the server's programs run: PostgreSQL refuses root, so root starts them in a user namespace, or
 * where containers forbid that, as a user without privileges.
 *
 * @param prefix what goes before a command
 * @param owner the user id that must own the data directory, -1 where it stays as it is
 */
record ServerUser(List<String> prefix, int owner) {

    private static final int NOBODY = 65534;

    private static final ServerUser SELF = new ServerUser(List.of(), -1);
    private static final ServerUser NAMESPACE = new ServerUser(List.of("unshare", "-U"), 0);

    // Reaching data below directories such as /root needs the one capability it keeps.
    private static final ServerUser UNPRIVILEGED = new ServerUser(
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override"),
            NOBODY);

    static ServerUser choose(Path home) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        for (ServerUser user : List.of(NAMESPACE, UNPRIVILEGED)) {
            if (user.canWorkIn(home)) {
                return user;
            }
        }
        throw new EmbeddedServerException(
                "The embedded PostgreSQL refuses to run as root, and neither unshare nor setpriv is allowed here.",
                "Start Rastro as an ordinary user, or set spring.datasource.url to use a PostgreSQL of your own.");
    }

    private boolean canWorkIn(Path home) throws IOException {
        try {
            return new Command(this, home)
                            .run(List.of("sh", "-c", "test \"$(id -u)\" != 0 && test -w ."))
                            .exitCode()
                    == 0;
        } catch (IOException e) {
            // The program is not installed.
            return false;
        }
    }

    /** Where the programs go: PostgreSQL wants to see its own with no more than the rights of its user. */
    Path placeOfBinaries(Path home) {
        return owner == NOBODY ? Path.of("/var/cache/rastro") : home;
    }

    /** Makes the data directory the server's own, also after a start in the other way. */
    void own(Path dataDirectory) throws IOException {
        if (owner >= 0
                && !Integer.valueOf(owner)
                        .equals(Files.getAttribute(dataDirectory, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            Directories.changeOwner(dataDirectory, owner);
        }
    }
}
