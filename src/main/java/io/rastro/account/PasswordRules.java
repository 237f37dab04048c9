package io.rastro.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Which passwords may be chosen: any characters, 8 to 128 of them, unless they are on a list of thirty thousand known
 * ones, or on the operator's of stolen ones, or made of words, names, keys and dates in a way that guessing programs try first.
 */
@Component
class PasswordRules {

    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    /** Eight characters by chance take a hundred million guesses; a known word with a year takes ten. */
    private static final double LEAST_GUESSES_LOG10 = 7.5;

    /** What stands here is strong enough by itself; the time it takes to see that grows with the square of the length. */
    private static final int EXAMINED = 40;

    /** Words that Brazilian administrators and readers begin with, which the list does not know. */
    private static final List<String> USUAL = List.of(
            "rastro",
            "senha",
            "mudar",
            "mude",
            "trocar",
            "troque",
            "acesso",
            "bemvindo",
            "inicial",
            "atendimento",
            "suporte");

    private static final Zxcvbn ESTIMATOR = new Zxcvbn();

    private final BreachedPasswords breached;

    PasswordRules(BreachedPasswords breached) {
        this.breached = breached;
    }

    /** The message that says why a password, entered twice, is refused; empty: it may be chosen. */
    Optional<String> problem(String password, String repeated, PortalUser owner) {
        Optional<String> problem = problem(password, owner.getUsername(), owner.displayName());
        return problem.isEmpty() && !password.equals(repeated) ? Optional.of("account.password.differs") : problem;
    }

    /** The same of a password entered once. */
    Optional<String> problem(String password, String username, String displayName) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("account.password.short");
        }
        if (length > LONGEST) {
            return Optional.of("account.password.long");
        }
        String examined = password.substring(0, Math.min(password.length(), EXAMINED));
        boolean guessed =
                ESTIMATOR.measure(examined, usual(username, displayName)).getGuessesLog10() < LEAST_GUESSES_LOG10;
        if (guessed) {
            return Optional.of("account.password.guessed");
        }
        return breached.contain(password) ? Optional.of("account.password.breached") : Optional.empty();
    }

    private static List<String> usual(String username, String displayName) {
        List<String> words = new ArrayList<>(USUAL);
        words.add(username);
        words.addAll(List.of((username + " " + displayName).split("[\\s.@_-]+")));
        words.removeIf(String::isBlank);
        return words;
    }
}
