package io.rastro.ivr;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.InstantRange;
import java.text.Collator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers the IVR report; every method sees only what the reader's scope permits. */
@Service
// One snapshot: what is added up in several queries must come from the same calls.
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class IvrService {

    private final ReportRepository calls;
    private final DirectoryRepository directory;
    private final IvrProperties properties;
    private final ZoneId zone;

    IvrService(ReportRepository calls, DirectoryRepository directory, IvrProperties properties, ZoneId zone) {
        this.calls = calls;
        this.directory = directory;
        this.properties = properties;
        this.zone = zone;
    }

    public IvrReport report(IvrFilter filter, ServiceScope scope) {
        Map<String, Measures> byKey = measures(filter, scope);
        Map<String, String> labels = labels(filter.grouping(), byKey);
        List<IvrRow> rows = byKey.entrySet().stream()
                .map(entry -> new IvrRow(entry.getKey(), labels.get(entry.getKey()), entry.getValue()))
                .sorted(order(filter.grouping()))
                .toList();
        Measures total = byKey.values().stream().reduce(new Measures(), Measures::plus);
        return new IvrReport(filter.grouping(), rows, new IvrRow(null, null, total));
    }

    private Map<String, Measures> measures(IvrFilter filter, ServiceScope scope) {
        CallConditions conditions = new CallConditions(filter, scope, properties.shortAbandon(), zone);
        return span(filter)
                .map(span -> calls.ofCalls(filter.grouping(), conditions, span))
                .orElse(Map.of());
    }

    // The period as far as there are calls; empty when that is nowhere.
    private Optional<InstantRange> span(IvrFilter filter) {
        Instant from = filter.period().start(zone);
        Instant to = filter.period().end(zone);
        return calls.extent()
                .map(extent -> new InstantRange(
                        from == null || from.isBefore(extent.start()) ? extent.start() : from,
                        to == null || to.isAfter(extent.end()) ? extent.end() : to))
                .filter(span -> span.start().isBefore(span.end()));
    }

    private Map<String, String> labels(IvrGrouping grouping, Map<String, Measures> byKey) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (grouping.named()) {
            List<Long> ids = byKey.keySet().stream()
                    .filter(key -> !key.equals(IvrGrouping.NONE))
                    .map(Long::valueOf)
                    .toList();
            return directory.options(DirectoryKind.valueOf(grouping.name()), ids).stream()
                    .collect(Collectors.toMap(option -> String.valueOf(option.id()), DirectoryOption::name));
        }
        byKey.keySet().forEach(key -> labels.put(key, key));
        return labels;
    }

    private static Comparator<IvrRow> order(IvrGrouping grouping) {
        if (grouping == IvrGrouping.HOUR) {
            return Comparator.comparing(row -> Integer.valueOf(String.valueOf(row.key())));
        }
        Comparator<Object> names = Collator.getInstance(Locale.forLanguageTag("pt-BR"));
        return Comparator.comparing(IvrRow::label, Comparator.nullsLast(names))
                .thenComparing(row -> String.valueOf(row.key()));
    }
}
