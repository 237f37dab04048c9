package io.rastro.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.ivr.FilterSample.Sample;
import io.rastro.report.Order;
import io.rastro.report.Period;
import io.rastro.report.rollup.RollupJob;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is kept of a day, the report says what the calls say. */
@IvrDataTest
class IvrRollupTests {

    private static final String EVERY_KEPT_DAY =
            "select day from rollup_day where report = 'ivr' and version is not null";

    @Autowired
    JdbcClient database;

    @Autowired
    IvrService service;

    @Autowired
    CallService lists;

    @Autowired
    RollupJob rollups;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void addUp() {
        refresh(Instant.now().plusSeconds(60));
    }

    private void refresh(Instant quietSince) {
        rollups.refresh(Instant.parse("2019-03-20T12:00:00Z"), quietSince, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void reportIsTheSameWhicheverDaysAreKept(int seed) {
        Random random = new Random(seed);
        Sample sample = FilterSample.of(database, seed);
        for (IvrGrouping grouping : IvrGrouping.values()) {
            IvrReport kept = report(sample, grouping);
            IvrReport mixed = transaction.execute(status -> {
                status.setRollbackOnly();
                for (LocalDate day :
                        database.sql(EVERY_KEPT_DAY).query(LocalDate.class).list()) {
                    if (random.nextBoolean()) {
                        outOfDate("day = ?", day);
                    }
                }
                return report(sample, grouping);
            });
            IvrReport raw = transaction.execute(status -> {
                status.setRollbackOnly();
                outOfDate("true");
                return report(sample, grouping);
            });
            assertThat(kept).isEqualTo(raw);
            assertThat(mixed).isEqualTo(raw);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyKeptCountIsTheLengthOfItsList(int seed) {
        Random random = new Random(seed);
        Sample sample = FilterSample.of(database, seed);
        for (IvrGrouping grouping : IvrGrouping.values()) {
            IvrReport report = report(sample, grouping);
            List<IvrRow> rows = new ArrayList<>(report.rows());
            rows.add(report.total());
            for (CallSet set : CallSet.values()) {
                IvrRow row = rows.get(random.nextInt(rows.size()));
                CallsFilter list = new CallsFilter(
                        sample.filter().groupedBy(grouping), row.key(), set, null, Set.of(), Order.NEWEST);
                List<CallRow> lines = new ArrayList<>();
                lists.export(list, sample.scope(), lines::add);
                assertThat(lines)
                        .as("%s of %s by %s, %s", set, row.label(), grouping, sample.filter())
                        .hasSize((int) row.measures().count(set));
                assertThat(service.count(list, sample.scope())).isEqualTo(lines.size());
            }
        }
    }

    /** The first call entered at 00:11:28, the last one at 22:47:13: sums stand at the first instant of a day or an hour. */
    @ParameterizedTest
    @CsvSource({
        ",           ,           2018-11-03, 2019-02-17",
        "2018-11-03, ,           2018-11-03, 2019-02-17",
        ",           2018-11-03, 2018-11-03, 2018-11-03",
        "2018-11-03, 2018-11-03, 2018-11-03, 2018-11-03",
        "2019-02-17, ,           2019-02-17, 2019-02-17",
        ",           2019-02-17, 2018-11-03, 2019-02-17",
    })
    void firstAndLastDayOfTheDataAreWholeUnderEveryGrouping(
            LocalDate from, LocalDate to, LocalDate first, LocalDate last) {
        List<Long> counted =
                database.sql("""
                        select unnest(array[count(*), count(*) filter (where outcome = 'FORWARDED'),
                            sum(extract(epoch from left_at - entered_at)) filter (where left_at >= entered_at)])::bigint
                        from ivr_call
                        where cast(entered_at at time zone 'America/Sao_Paulo' as date) between ? and ?""").params(first, last).query(Long.class).list();
        for (IvrGrouping grouping : IvrGrouping.values()) {
            IvrFilter all = IvrFilter.everything(Duration.ofSeconds(20)).groupedBy(grouping);
            IvrFilter filter = new IvrFilter(
                    grouping,
                    new Period(from, to),
                    all.window(),
                    all.ivrs(),
                    all.services(),
                    all.agents(),
                    all.agentTags(),
                    all.serviceLevel());
            Measures total =
                    service.report(filter, ServiceScope.allServices()).total().measures();
            assertThat(List.of(
                            total.count(CallSet.RECEIVED),
                            total.count(CallSet.FORWARDED),
                            total.ivrTime().part()))
                    .as(grouping.name())
                    .isEqualTo(counted);
        }
    }

    private void outOfDate(String condition, Object... values) {
        database.sql("update rollup_day set version = null where report = 'ivr' and " + condition)
                .params(values)
                .update();
    }

    private IvrReport report(Sample sample, IvrGrouping grouping) {
        return service.report(sample.filter().groupedBy(grouping), sample.scope());
    }

    @Test
    void everyDayWithCallsIsKept() {
        assertThat(database.sql(EVERY_KEPT_DAY).query(LocalDate.class).list())
                .contains(LocalDate.of(2018, 11, 4), LocalDate.of(2019, 2, 16), LocalDate.of(2019, 2, 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from ivr_call where id = (select min(id) from ivr_call)",
                "update ivr_call set outcome = 'RETAINED' where outcome = 'ABANDONED'",
                "update ivr_call set entered_at = entered_at + interval '20 days' where id = (select min(id) from ivr_call)",
                "delete from interaction where segment = 1",
                "update interaction set answered_at = null",
                "update interaction set received_at = received_at + interval '2 days'",
            })
    void whatIsWrittenIsSeenAtOnceAndAfterAddingUpAnew(String change) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            IvrReport before = everything();
            database.sql(change).update();
            IvrReport seen = everything();
            refresh(Instant.now().plusSeconds(60));
            IvrReport kept = everything();
            outOfDate("true");
            IvrReport raw = everything();
            assertThat(seen).isEqualTo(raw).isNotEqualTo(before);
            assertThat(kept).isEqualTo(raw);
        });
    }

    private IvrReport everything() {
        IvrFilter filter = IvrFilter.everything(Duration.ofSeconds(20)).groupedBy(IvrGrouping.DAY);
        return service.report(filter, ServiceScope.allServices());
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE, delete from ivr_service_sum where starts_at = '2018-11-03 03:00Z'",
        "AGENT,   update ivr_agent_sum set measure_1 = measure_1 + 1",
        "IVR,     update ivr_hour_sum set measure_5 = measure_5 + 1",
    })
    void checkOfTheTotalFailsWhereKeptSumsAreWrong(IvrGrouping grouping, String damage) {
        IvrFilter filter = IvrFilter.everything(Duration.ofSeconds(20)).groupedBy(grouping);
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            assertThat(check(filter)).isEqualTo("✓");
            database.sql(damage).update();
            assertThat(check(filter)).isEqualTo("✗");
        });
    }

    private @Nullable Object check(IvrFilter filter) {
        return IvrColumn.CHECK.value(
                service.report(filter, ServiceScope.allServices()).total());
    }

    @Test
    void dayStillBeingWrittenIsLeftToTheCalls() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            database.sql("update ivr_call set outcome = 'RETAINED' where outcome = 'ABANDONED'")
                    .update();
            refresh(Instant.now().minusSeconds(60));
            assertThat(database.sql(EVERY_KEPT_DAY).query(LocalDate.class).list())
                    .doesNotContainAnyElementsOf(List.of(LocalDate.of(2018, 11, 4)));
        });
    }
}
