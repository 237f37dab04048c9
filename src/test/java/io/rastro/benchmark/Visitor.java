package io.rastro.benchmark;

import io.rastro.testing.PortalClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** Someone signed in, who reads answers to their last byte. */
final class Visitor {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String portal;
    private final String session;

    /** Where addresses lead that tell of people, by path: to stored searches. */
    private final Map<String, String> stored = new HashMap<>();

    Visitor(int port, String username, String password) {
        PortalClient client = new PortalClient(port);
        client.signIn(username, password);
        this.portal = "http://127.0.0.1:" + port;
        this.session = client.cookie("JSESSIONID");
    }

    /**
     * An answer read to its end.
     *
     * @param firstByteMs from the request to the first byte of the body
     */
    record Answer(int status, long bytes, double firstByteMs) {}

    Answer get(String path, String... headers) throws IOException, InterruptedException {
        String asked = stored.getOrDefault(path, path.replace(" ", "%20"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal + asked))
                .header("Cookie", "JSESSIONID=" + session)
                .header("Accept", "text/html,*/*;q=0.8");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        long begin = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() == 303) {
            stored.put(
                    path, answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""));
            return get(path, headers);
        }
        byte[] some = new byte[1 << 16];
        long bytes = 0;
        double first = Double.NaN;
        try (InputStream body = answer.body()) {
            for (int count = body.read(some); count >= 0; count = body.read(some)) {
                first = bytes == 0 ? (System.nanoTime() - begin) / 1e6 : first;
                bytes += count;
            }
        }
        return new Answer(answer.statusCode(), bytes, first);
    }

    /** The same, and it must be there. */
    Answer read(String path) throws IOException, InterruptedException {
        Answer answer = get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException("status " + answer.status() + " of " + path);
        }
        return answer;
    }

    String text(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(portal + path))
                .header("Cookie", "JSESSIONID=" + session)
                .header("Accept", "text/html")
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
