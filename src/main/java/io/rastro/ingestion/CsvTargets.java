package io.rastro.ingestion;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that the columns of CSVs can mean. */
public final class CsvTargets {

    private static final Map<RecordKind, List<CsvTarget>> BY_KIND =
            Arrays.stream(RecordKind.values()).collect(Collectors.toMap(Function.identity(), CsvTargets::collect));
    private static final Set<CsvTarget> ALL = Arrays.stream(RecordKind.values())
            .flatMap(records -> of(records).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private CsvTargets() {}

    /** What the columns of a kind of records can mean. */
    public static List<CsvTarget> of(RecordKind records) {
        return BY_KIND.getOrDefault(records, List.of());
    }

    /** A field that is only kept stands behind the one before it. */
    private static List<CsvTarget> collect(RecordKind records) {
        List<CsvTarget> targets = new ArrayList<>(KnownTarget.of(records));
        String before = "";
        for (RecordComponent field : RecordReader.fields(records.type()).toList()) {
            FieldTarget target = FieldTarget.of(field);
            if (target != null) {
                targets.add(lastThatFills(before, targets) + 1, target);
            }
            before = field.getName();
        }
        return List.copyOf(targets);
    }

    private static int lastThatFills(String field, List<CsvTarget> targets) {
        return IntStream.range(0, targets.size())
                .filter(index -> targets.get(index).fills(field))
                .max()
                .orElse(targets.size() - 1);
    }

    /** Of any kind of records. */
    static Set<CsvTarget> all() {
        return ALL;
    }

    static CsvTarget named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a column means that holds the whole of a field; none: no column can. */
    static Optional<CsvTarget> ofField(RecordKind records, String field) {
        return of(records).stream()
                .filter(target -> target.fills(field) && !target.kind().isPartial())
                .findFirst();
    }
}
