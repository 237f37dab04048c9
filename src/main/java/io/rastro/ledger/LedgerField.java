package io.rastro.ledger;

import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryKind;
import io.rastro.interaction.InteractionField;
import io.rastro.report.FilterField;
import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every filter of the ledger, each declared once, in the order of the form. */
public enum LedgerField implements DeclaredFilter {
    DATE(FilterField.DATE, null),
    TIME(FilterField.TIME, null),
    WHO(FilterField.text("who"), null),
    ADDRESS(FilterField.text("address"), null),
    KIND(FilterField.choices("act", Kind.class).namedBy("ledger.kind"), null),
    OUTCOME(FilterField.choices("actOutcome", Outcome.class).namedBy("ledger.outcome"), null),
    /** The data subjects, once they were looked up. */
    CONTACT(InteractionField.CONTACT.field(), DirectoryKind.CONTACT),
    /** Keyed hashes of what data subjects were looked up by. */
    SUBJECT(FilterField.code("subject"), null);

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final FilterField field;

    private final @Nullable DirectoryKind directory;

    LedgerField(FilterField field, @Nullable DirectoryKind directory) {
        this.field = field;
        this.directory = directory;
    }

    @Override
    public FilterField field() {
        return field;
    }

    @Override
    public Optional<DirectoryKind> directory() {
        return Optional.ofNullable(directory);
    }

    @Override
    public boolean common() {
        return true;
    }

    /** Those that a person fills in. */
    public static List<LedgerField> ofForm() {
        return Arrays.stream(values())
                .filter(field -> field != CONTACT && field != SUBJECT)
                .toList();
    }
}
