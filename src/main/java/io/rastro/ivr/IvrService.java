package io.rastro.ivr;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.FilterProblem;
import io.rastro.report.FilterValues;
import io.rastro.report.PageTransaction;
import io.rastro.report.rollup.Coverage;
import io.rastro.report.rollup.DayRange;
import io.rastro.report.rollup.Rollup;
import io.rastro.report.rollup.RollupDays;
import java.text.Collator;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Answers the IVR report; every method sees only what the reader's scope permits. */
@Service
// One snapshot: what is added up in several queries must come from the same calls.
@PageTransaction
public class IvrService {

    private final IvrReportRepository calls;
    private final CallRollups rollups;
    private final RollupDays days;
    private final DirectoryRepository directory;
    private final IvrProperties properties;
    private final ZoneId zone;

    IvrService(
            IvrReportRepository calls,
            CallRollups rollups,
            RollupDays days,
            DirectoryRepository directory,
            IvrProperties properties,
            ZoneId zone) {
        this.calls = calls;
        this.rollups = rollups;
        this.days = days;
        this.directory = directory;
        this.properties = properties;
        this.zone = zone;
    }

    public IvrReport report(IvrFilter filter, ServiceScope scope) {
        Added added = added(filter, scope, conditions(filter, scope));
        Map<String, Measures> byKey = added.byKey();
        Map<String, String> labels = labels(filter.grouping(), byKey.keySet());
        List<IvrRow> rows = byKey.entrySet().stream()
                .map(entry -> new IvrRow(entry.getKey(), labels.get(entry.getKey()), entry.getValue()))
                .sorted(order(filter.grouping()))
                .toList();
        return new IvrReport(filter.grouping(), rows, new IvrRow(null, null, added.total()));
    }

    /** The same for a download, which may take longer than a page. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public IvrReport export(IvrFilter filter, ServiceScope scope) {
        return report(filter, scope);
    }

    /**
     * Calls added up, by the key of their row.
     *
     * @param calls how many there are, counted apart from the sums; null where nobody did
     */
    private record Added(
            Map<String, Measures> byKey, @Nullable Long calls) {

        Measures total() {
            Measures total = byKey.values().stream().reduce(new Measures(), Measures::plus);
            return calls == null ? total : total.heldAgainst(calls);
        }
    }

    private Added added(IvrFilter filter, ServiceScope scope, CallConditions conditions) {
        Optional<Rollup> rollup = conditions.beyondRollups() ? Optional.empty() : rollups.of(filter, !scope.all());
        Coverage coverage = days(filter)
                .map(requested -> rollup.isPresent() ? days.coverage(rollups, requested) : Coverage.none(requested))
                .orElseGet(Coverage::nothing);
        Map<String, Measures> byKey = new LinkedHashMap<>();
        for (DayRange part : coverage.raw()) {
            add(byKey, calls.ofCalls(filter.grouping(), conditions, part.instants(zone)));
        }
        if (coverage.kept().isEmpty()) {
            return new Added(byKey, null);
        }
        long raw = received(byKey);
        add(byKey, calls.ofRollup(rollup.orElseThrow(), filter.grouping(), conditions, coverage, zone));
        return new Added(byKey, conditions.restrictNothing() ? raw + calls.keptCalls(coverage, zone) : null);
    }

    private static long received(Map<String, Measures> byKey) {
        return byKey.values().stream()
                .mapToLong(row -> row.count(CallSet.RECEIVED))
                .sum();
    }

    private static void add(Map<String, Measures> byKey, Map<String, Measures> more) {
        more.forEach((key, measures) -> byKey.merge(key, measures, Measures::plus));
    }

    private CallConditions conditions(IvrFilter filter, ServiceScope scope) {
        return new CallConditions(filter, scope, properties.shortAbandon(), zone);
    }

    /** How many calls a list holds, counted as the report does. */
    long count(CallsFilter filter, ServiceScope scope) {
        return added(filter.report(), scope, narrowed(filter, scope)).total().count(filter.set());
    }

    /** What restricts a list. */
    CallConditions conditions(CallsFilter filter, ServiceScope scope) {
        return within(filter.report(), narrowed(filter, scope)).of(filter.set());
    }

    /** What restricts all calls of a report. */
    CallConditions conditionsWithin(IvrFilter filter, ServiceScope scope) {
        return within(filter, conditions(filter, scope));
    }

    private CallConditions within(IvrFilter filter, CallConditions conditions) {
        return days(filter)
                .map(days -> conditions.within("span", days.instants(zone)))
                .orElseGet(conditions::none);
    }

    private CallConditions narrowed(CallsFilter filter, ServiceScope scope) {
        CallConditions conditions = conditions(filter.report(), scope).broughtBy(filter.imports());
        if (filter.row() != null) {
            conditions.ofRow(filter.report().grouping(), filter.row());
        }
        return filter.node() == null ? conditions : conditions.through(filter.node());
    }

    // The period as far as there are calls; empty when that is nowhere.
    private Optional<DayRange> days(IvrFilter filter) {
        return calls.extent(zone).flatMap(extent -> extent.within(filter.period()));
    }

    /** A row of this key without numbers; its label is null when there is none. */
    public IvrRow named(IvrGrouping grouping, String key) {
        return new IvrRow(key, labels(grouping, Set.of(key)).get(key), new Measures());
    }

    /** What is wrong with a place in the menus that is well formed. */
    public List<FilterProblem> problems(FilterValues values, ServiceScope scope) {
        return values.one("node").flatMap(MenuNode::parse).filter(node -> !isKnown(node, scope)).stream()
                .map(node -> new FilterProblem("node", "filter.problem.node-unknown", node.toString()))
                .toList();
    }

    private boolean isKnown(MenuNode node, ServiceScope scope) {
        return directory
                        .unknown(DirectoryKind.IVR, List.of((long) node.ivr()), scope)
                        .isEmpty()
                && calls.exists(node);
    }

    /** A place in the menus in words. */
    public String nameOf(MenuNode node) {
        List<String> words = new ArrayList<>();
        words.add(String.valueOf(
                named(IvrGrouping.IVR, String.valueOf(node.ivr())).label()));
        words.addAll(calls.options(node));
        return String.join(" › ", words);
    }

    private Map<String, String> labels(IvrGrouping grouping, Set<String> keys) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (grouping.named()) {
            List<Long> ids = keys.stream()
                    .filter(key -> !key.equals(IvrGrouping.NONE))
                    .map(Long::valueOf)
                    .toList();
            return directory.options(DirectoryKind.valueOf(grouping.name()), ids).stream()
                    .collect(Collectors.toMap(option -> String.valueOf(option.id()), DirectoryOption::name));
        }
        keys.forEach(key -> labels.put(key, key));
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
