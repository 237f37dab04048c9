package io.rastro.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: real HTTP, its own cookies, no redirect followed by itself but to a stored search. */
public final class PortalClient {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI portal;

    public PortalClient(int port) {
        portal = URI.create("http://localhost:" + port);
    }

    /** Signs in as one of {@link TestAccounts}. */
    public PortalClient signIn(String username) {
        HttpResponse<String> answer = signIn(username, TestAccounts.PASSWORD);
        if (location(answer).contains("sign-in")) {
            throw new IllegalStateException("not signed in as " + username);
        }
        return this;
    }

    public HttpResponse<String> signIn(String username, String password) {
        return submit("/sign-in", Map.of("username", username, "password", password));
    }

    /** A page, asked for as a browser does; headers are pairs of name and value. */
    public HttpResponse<String> get(String path, String... headers) {
        HttpResponse<String> answer = send(request(path, headers).GET());
        return answer.statusCode() == 303 && location(answer).contains("search=")
                ? send(request(location(answer), headers).GET())
                : answer;
    }

    /** The same, while the caller goes on. */
    public CompletableFuture<HttpResponse<String>> ask(String path, String... headers) {
        return http.sendAsync(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The bytes of a file that there must be. */
    public byte[] file(String path) {
        HttpResponse<byte[]> answer = send(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 303) {
            return file(location(answer));
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " is answered by " + answer.statusCode());
        }
        return answer.body();
    }

    /** Sends a form with the token that a page of this session carries. */
    public HttpResponse<String> submit(String path, Map<String, String> form, String... headers) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("_csrf", token());
        return post(path, fields, headers);
    }

    /** An empty body. */
    public HttpResponse<String> put(String path, String... headers) {
        return send(request(path, headers).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    /** Sends a form as it is. */
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The value of a cookie; empty if there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Where a redirect leads, as a path; empty if the answer is none. */
    public static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(to -> to.replaceFirst("^http://localhost:\\d+", ""))
                .orElse("");
    }

    /** What a form of this session carries. */
    public String token() {
        HttpResponse<String> page = get("/sign-in");
        if (page.statusCode() == 302) {
            page = get("/page-that-does-not-exist");
        }
        Matcher matcher = CSRF.matcher(page.body());
        if (!matcher.find()) {
            throw new IllegalStateException("no token on the page");
        }
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build().headers().firstValue("Accept").isPresent()
                ? request
                : request.header("Accept", "text/html,*/*;q=0.8");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reader) {
        try {
            return http.send(request.build(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
