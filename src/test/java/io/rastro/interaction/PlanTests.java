package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.benchmark.MeasuredSearches;
import io.rastro.benchmark.fill.DatabaseAccess;
import io.rastro.benchmark.fill.Fill;
import io.rastro.benchmark.fill.FillSize;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.contact.ContactPage;
import io.rastro.interaction.contact.ContactService;
import io.rastro.report.FilterValues;
import io.rastro.report.Order;
import io.rastro.report.PageRequest;
import io.rastro.report.sql.SqlStatement;
import io.rastro.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * No combination of filters may read more than a part of the table for its first page and count: what walks it on
 * a million interactions takes seconds on ten million. Buffers are counted, not time.
 */
class PlanTests {

    private static final long ROWS = 1_000_000;

    /** A reader of ten services among them. Looking at every voice interaction once, by an index, takes several times as many. */
    private static final long MAX_BUFFERS = 15_000;

    private static final Set<Integer> TEN_SERVICES = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

    private static AnnotationConfigApplicationContext portal;
    private static JdbcClient database;

    @BeforeAll
    static void fill() throws Exception {
        DatabaseAccess access =
                new DatabaseAccess(TestDatabase.fresh(), TestDatabase.username(), TestDatabase.password());
        new Fill(access, new FillSize(ROWS)).run();
        Connection connection = access.connect();
        connection.createStatement().execute("set plan_cache_mode = force_custom_plan; set timezone = 'UTC'");
        SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
        database = JdbcClient.create(single);
        portal = new AnnotationConfigApplicationContext();
        portal.registerBean(SingleConnectionDataSource.class, () -> single);
        portal.registerBean(JdbcClient.class, () -> database);
        portal.registerBean(ZoneId.class, () -> SampleData.ZONE);
        portal.register(
                DirectoryEntities.class,
                IdResolver.class,
                TimeWindowRepository.class,
                InteractionSearch.class,
                PageReader.class,
                InteractionService.class,
                ContactReaders.class);
        portal.refresh();
    }

    @ComponentScan(basePackageClasses = ContactService.class)
    static class ContactReaders {}

    /** The directory's entities, read by the one connection whose buffers are counted. */
    @EnableJpaRepositories(basePackageClasses = DirectoryRepository.class)
    @ComponentScan(
            basePackageClasses = DirectoryRepository.class,
            useDefaultFilters = false,
            includeFilters = @Filter(Repository.class))
    static class DirectoryEntities {

        @Bean
        LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
            LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
            factory.setDataSource(dataSource);
            factory.setPackagesToScan(DirectoryRepository.class.getPackageName());
            factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
            factory.setJpaPropertyMap(
                    Map.of("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName()));
            return factory;
        }

        @Bean
        PlatformTransactionManager transactionManager(EntityManagerFactory factory) {
            return new JpaTransactionManager(factory);
        }
    }

    @AfterAll
    static void close() {
        portal.close();
    }

    @Test
    void noSearchReadsMoreThanAPartOfTheTable() {
        Map<String, String> searches =
                MeasuredSearches.of(sql -> database.sql(sql).query(String.class).single());
        assertThat(searches).hasSizeGreaterThan(70);
        assertThat(tooCostly(searches, MAX_BUFFERS)).isEmpty();
    }

    @Test
    void thousandPastedValuesAreFoundByTheirIndexes() {
        String pasted = "select 'media=VOICE&%s=' || string_agg(%s, ',') from (select * from interaction"
                + " where medium = 'VOICE' and phone_number like '+55%%' order by id limit 1000) i";
        Map<String, String> searches = new LinkedHashMap<>();
        Map.of("protocols", "protocol", "phones", "phone_number", "contactExternalIds", "'E' || contact_id")
                .forEach((filter, value) -> searches.put(
                        filter,
                        database.sql(pasted.formatted(filter, value))
                                .query(String.class)
                                .single()));
        // Each is looked for in the index of every quarter.
        assertThat(tooCostly(searches, 20 * 1_000)).isEmpty();
    }

    /** How much more than is allowed is read for the first page and the count, by search and reader. */
    private static Map<String, Long> tooCostly(Map<String, String> searches, long maxBuffers) {
        InteractionService interactions = portal.getBean(InteractionService.class);
        Map<String, Long> tooMany = new TreeMap<>();
        searches.forEach((name, query) -> {
            InteractionFilter filter = filter(query);
            for (ServiceScope scope : List.of(ServiceScope.allServices(), ServiceScope.of(TEN_SERVICES))) {
                // The first time, the planner reads what it needs to know of the tables.
                interactions.answer(filter, scope, PageRequest.FIRST, false);
                long before = buffers();
                interactions.answer(filter, scope, PageRequest.FIRST, false);
                long read = buffers() - before;
                if (read > maxBuffers) {
                    tooMany.put(name + (scope.all() ? "" : ", ten services"), read);
                }
            }
        });
        return tooMany;
    }

    @Test
    void interactionsOfATagAreLookedUpOneByOneWhateverThePlannerExpects() {
        InteractionFilter filter = filter("media=VOICE&timeFrom=22:00&timeTo=05:59&tag=" + FillSize.TAGS);
        SearchCriteria criteria =
                SearchCriteria.of(filter, ServiceScope.allServices(), portal.getBean(IdResolver.class), new Lookups());
        assertThat(criteria.accessPath().facet()).isEqualTo(Facet.TAG);
        SqlStatement keys = new SearchSql(criteria, filter.order(), SampleData.ZONE).keys(List.of(), null, 1_001);
        database.sql("set enable_nestloop = off").update();
        List<String> plan = database.sql("explain " + keys.sql())
                .params(keys.parameters())
                .query(String.class)
                .list();
        database.sql("reset enable_nestloop").update();
        assertThat(plan)
                .anyMatch(line -> line.contains("Nested Loop"))
                .noneMatch(line -> line.contains("Hash Join") || line.contains("Merge Join"));
    }

    @Test
    void contactsThatAReaderMayKnowAreFoundByTheirOwnInteractions() {
        DirectoryRepository directory = portal.getBean(DirectoryRepository.class);
        List<Long> ids = LongStream.rangeClosed(50_001, 50_050).boxed().toList();
        ServiceScope scope = ServiceScope.of(Set.of(1));
        List<Long> known = database.sql("""
                        select distinct contact_id from interaction
                        where contact_id between 50001 and 50050 and service_id = 1""").query(Long.class).list();
        long before = buffers();
        List<DirectoryOption> options = directory.options(DirectoryKind.CONTACT, ids, scope);
        assertThat(buffers() - before).isLessThan(100L * ids.size());
        assertThat(options).extracting(DirectoryOption::id).containsExactlyInAnyOrderElementsOf(known);
    }

    /** Also of somebody with thousands of interactions. */
    @Test
    void pageOfAContactReadsItsOwnInteractionsAlone() {
        ContactService contacts = portal.getBean(ContactService.class);
        List<Long> ids = database.sql("""
                        (select contact_id from interaction where contact_id is not null group by 1 order by count(*) desc limit 1)
                        union all (select contact_id from interaction where conversation_id in (
                            select conversation_id from interaction group by 1 having count(*) > 2 order by 1 limit 2)
                            group by 1)""").query(Long.class).list();
        Map<String, Long> tooMany = new TreeMap<>();
        for (long id : ids) {
            for (ServiceScope scope : List.of(ServiceScope.allServices(), ServiceScope.of(TEN_SERVICES))) {
                PageRequest next = new PageRequest(
                        contacts.find(id, scope, PageRequest.FIRST)
                                .map(ContactPage::next)
                                .orElse(null),
                        null);
                for (PageRequest request : List.of(PageRequest.FIRST, next)) {
                    contacts.find(id, scope, request);
                    long before = buffers();
                    contacts.find(id, scope, request);
                    long read = buffers() - before;
                    if (read > MAX_BUFFERS) {
                        tooMany.put(id + " " + scope + " " + request, read);
                    }
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(1);
        assertThat(tooMany).isEmpty();
    }

    private static InteractionFilter filter(String query) {
        FilterValues values = new FilterValues(parameters(query)).expanded(InteractionField.declared());
        return InteractionFilter.of(
                Medium.valueOf(values.one(InteractionFilter.MEDIUM).orElseThrow()),
                values,
                values.one(Order.PARAMETER).flatMap(Order::ofCode).orElse(Order.NEWEST));
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1]);
        }
        return parameters;
    }

    /** Pages of tables and indexes that this connection has looked at so far. */
    private static long buffers() {
        database.sql("select pg_stat_force_next_flush()").query().listOfRows();
        return database.sql("select sum(hits + reads)::bigint from pg_stat_get_backend_io(pg_backend_pid())")
                .query(Long.class)
                .single();
    }
}
