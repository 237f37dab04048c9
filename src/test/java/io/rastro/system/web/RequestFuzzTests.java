package io.rastro.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.rastro.account.Role;
import io.rastro.interaction.SampleDataTest;
import io.rastro.system.web.RandomRequests.RawRequest;
import io.rastro.testing.PortalClient;
import io.rastro.testing.RawHttp;
import io.rastro.testing.TestAccounts;
import io.rastro.testing.TestTokens;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Malformed requests by the hundred thousand to every address, from nobody, every role with and without a scope, and a
 * program: none is the portal's defect, none shows what its sender may not see, none leaves anything in memory.
 */
@SampleDataTest
@Tag("fuzz")
class RequestFuzzTests {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 100_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_128);
    private static final int SENDERS_LAST = 2_500;
    private static final int THREADS = 2;
    private static final long MOST_BYTES_LEFT = 48L << 20;
    /** In every name of what is out of the scope of those who have one. */
    private static final String CANARY = "Sigiloso";

    private static final Set<Integer> HONEST_FAILURES = Set.of(501, 503, 504, 507);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<String> traces = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> answers = new ConcurrentSkipListMap<>();

    /**
     * Who sends.
     *
     * @param headers that say so
     * @param scoped whether he may not see the canary
     */
    private record Sender(String headers, boolean scoped) {}

    private final class Traces extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null && traces.size() < 20) {
                traces.add(event.getFormattedMessage() + " "
                        + event.getThrowableProxy().getClassName());
            }
        }
    }

    @Test
    void noRequestIsADefectOrSeesTooMuchOrStaysInMemory() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Traces watch = new Traces();
        watch.start();
        root.addAppender(watch);
        List<String> identifiers = canary();
        run(REQUESTS / 20, SEED - 1, identifiers);
        answers.clear();
        long before = liveBytes();
        Instant begin = Instant.now();
        run(REQUESTS, SEED, identifiers);
        Duration took = Duration.between(begin, Instant.now());
        long after = liveBytes();
        root.detachAppender(watch);
        String figures = "%d requests, seed %d, %d s; answers %s; live heap before %d kB, after %d kB%n"
                .formatted(REQUESTS, SEED, took.toSeconds(), answers, before >> 10, after >> 10);
        Files.writeString(Path.of("target", "fuzz.txt"), figures);
        assertThat(failures).as(figures).isEmpty();
        assertThat(traces).as(figures).isEmpty();
        assertThat(after - before).as(figures).isLessThan(MOST_BYTES_LEFT);
    }

    private void run(int requests, long seed, List<String> identifiers) {
        CompletableFuture<?>[] threads = IntStream.range(0, THREADS)
                .mapToObj(thread ->
                        CompletableFuture.runAsync(() -> send(requests / THREADS, seed + thread, identifiers)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).join();
    }

    private void send(int requests, long seed, List<String> identifiers) {
        RandomRequests random = new RandomRequests(seed, identifiers);
        List<String> addresses = List.copyOf(RandomRequests.addresses(requestMappingHandlerMapping));
        List<Sender> senders = List.of();
        for (int number = 0; number < requests && failures.size() < 20; number++) {
            if (number % SENDERS_LAST == 0) {
                senders = senders();
            }
            String address = random.any(addresses);
            Sender sender = address.contains("/sign-out") ? senders.get(0) : random.any(senders);
            RawRequest request = random.to(address, sender.headers());
            try {
                judge(request, sender, RawHttp.exchange(port, request.head(), request.body()));
            } catch (Exception broken) {
                failures.add(request + "\n=> " + broken);
            }
        }
    }

    private void judge(RawRequest request, Sender sender, String answer) {
        int status = answer.isEmpty() ? 0 : RawHttp.status(answer);
        answers.computeIfAbsent(status, unused -> new LongAdder()).increment();
        boolean defect = status < 200 || (status >= 500 && !HONEST_FAILURES.contains(status));
        boolean trace = answer.contains("Exception") || answer.contains("\tat ");
        if (defect || trace || (sender.scoped() && answer.contains(CANARY))) {
            failures.add(request + "\n=> " + answer.substring(0, Math.min(400, answer.length())));
        }
    }

    /** Anew now and then: some of them end their sessions, or one another's. */
    private List<Sender> senders() {
        List<Sender> senders = new ArrayList<>();
        senders.add(new Sender("", true));
        senders.add(new Sender("Authorization: nonsense\r\nCookie: JSESSIONID=\u00e9; ;=;\r\n", true));
        senders.add(new Sender("Authorization: Bearer " + TestTokens.issue(database, "fuzz") + "\r\n", true));
        int service = database.sql("select min(id) from service_queue where name not like '%" + CANARY + "%'")
                .query(Integer.class)
                .single();
        for (Role role : Role.values()) {
            senders.add(signedIn(TestAccounts.create(database, role), false));
            senders.add(signedIn(TestAccounts.createFor(database, role, service), role != Role.ADMIN));
        }
        return senders;
    }

    private Sender signedIn(String account, boolean scoped) {
        PortalClient client = new PortalClient(port).signIn(account);
        return new Sender(
                "Cookie: JSESSIONID=" + client.cookie("JSESSIONID") + "\r\nX-CSRF-TOKEN: " + client.token() + "\r\n",
                scoped);
    }

    /** What those with a scope may not see: the ids by which they may ask for it. */
    private List<String> canary() throws Exception {
        String line = """
                {"externalId": "Sigiloso-1", "medium": "WHATSAPP", "receivedAt": "2025-11-03T12:00:00Z", \
                "finishedAt": "2025-11-03T12:10:00Z", "status": "service completed", "service": "Sigiloso S", \
                "agent": "Sigiloso A", "contact": {"externalId": "Sigiloso-c", "name": "Sigiloso C"}, \
                "tags": ["Sigiloso T"], "messages": [\
                {"sentAt": "2025-11-03T12:00:00Z", "sender": "CLIENT", "text": "Sigiloso M"}]}
                """;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/interactions"))
                .header("Authorization", "Bearer " + TestTokens.issue(database, "canary"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(line))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("\"rejected\":0");
        return database.sql("""
                        select unnest(array[i.id, i.conversation_id, i.contact_id, i.agent_id, i.service_id])::text from interaction i
                        join service_queue s on s.id = i.service_id where s.name like 'Sigiloso%'""").query(String.class).list();
    }

    private static long liveBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
