package io.rastro.system.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Requests that no honest program sends, to every address there is: the same for the same seed. */
final class RandomRequests {

    /**
     * A request, byte by byte.
     *
     * @param head without the last lines, which all have alike
     */
    record RawRequest(String head, String body) {}

    private static final List<String> NAMES = List.of(
            "media",
            "medium",
            "from",
            "to",
            "days",
            "service",
            "agent",
            "contact",
            "tag",
            "portfolio",
            "order",
            "position",
            "sort",
            "cursor",
            "after",
            "before",
            "page",
            "size",
            "edit",
            "import",
            "groupBy",
            "q",
            "query",
            "protocol",
            "phone",
            "durationMin",
            "timeFrom",
            "timeTo",
            "zone",
            "kind",
            "source",
            "action",
            "value",
            "fileName",
            "name",
            "id",
            "token",
            "columns",
            "dialect",
            "separator",
            "status",
            "outcome",
            "menu",
            "level",
            "chart",
            "text",
            "_csrf",
            "width",
            "error");

    private static final List<String> SUFFIXES = List.of(
            "",
            "%5B0%5D",
            "%5B%5D",
            "%5B0%5D.x",
            ".x",
            "%5B-1%5D",
            "%5B999999999%5D",
            "%5B'a'%5D",
            "%5Ba%5D",
            "[0]",
            "%5B");

    private static final List<String> VALUES = List.of(
            "",
            "0",
            "-1",
            "x",
            "99999999999999999999",
            "2026-02-30",
            "2026-11-01",
            "0000-00-00",
            "999999999-01-01",
            "24:00",
            "25:99",
            "NaN",
            "1e309",
            "null",
            "%00",
            "%zz",
            "%",
            "%C3%28",
            "%F0%9F%98%80",
            "'",
            "%27%20or%201=1--",
            "%3Cscript%3E",
            "..%2F..%2F",
            "a,b,c",
            ",",
            ",,,,",
            "VOICE",
            "voice",
            "true",
            "-",
            "+",
            "*",
            "%25",
            "America/Sao_Paulo",
            "UTC+99",
            "{}",
            "%7B%7D",
            "[]",
            "eyJ9",
            "%E2%80%AE",
            "\u00e9",
            "a".repeat(3000));

    private static final List<String> PLAIN =
            List.of("VOICE", "WHATSAPP", "2025-11-01", "2025-11-30", "DAY", "SERVICE", "1", "");

    private static final List<String> PARTS = List.of(
            "1",
            "0",
            "-1",
            "x",
            "2147483648",
            "99999999999999999999",
            "%00",
            "%2e%2e",
            "a%2Fb",
            "%zz",
            "%C3%28",
            ";a=b",
            "1;x");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[",
            "null",
            "\"",
            "{\"externalId\":",
            "[{}",
            "[[[[[[",
            "a=b&",
            "=&=&",
            "%",
            "a=%zz",
            "&&&",
            "\u0000",
            "{}\n{}\n[",
            "1",
            "{\"medium\":{\"a\":[]}}",
            "_csrf=x",
            "username=&password=",
            "a".repeat(5000));

    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/json",
            "application/x-ndjson",
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=b",
            "application/x-www-form-urlencoded; charset=nonsense",
            "x",
            "/",
            "application/json;;;",
            "audio/wav",
            "text/csv; charset=");

    /** All of them at an end, or at one that is none: nothing is waited for. */
    private static final List<String> CHUNKS = List.of(
            "0\r\n\r\n", "zz\r\n", "1\r\na\r\n0\r\n\r\n", "-1\r\n", "ffffffffffff\r\n", "1;x=y\r\n{\r\n0\r\n\r\n");

    private static final List<String> ACCEPTS = List.of(
            "text/html",
            "*/*",
            "application/json",
            "nonsense",
            "text/",
            ";q=2",
            "text/html;q=nonsense",
            "image/png",
            "text/csv");

    private static final List<String> PART_HEADS = List.of(
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"",
            "Content-Disposition: form-data; name=\"file\"; filename=\"../../a\u0000.csv\"",
            "Content-Disposition: form-data; name=\"source\"",
            "Content-Disposition: form-data; name=\"file[0]\"",
            "Content-Disposition: form-data",
            "Content-Disposition: attachment; filename=",
            "Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%zz",
            "Content-Type: multipart/mixed; boundary=b",
            "Content-Transfer-Encoding: base64",
            "no header at all",
            "a".repeat(9_000) + ": b",
            "");

    private static final List<String> PART_ENDS =
            List.of("--b--\r\n", "--b", "", "--b--", "\r\n--c--\r\n", "--b\r\n--b--\r\n");

    private static final List<String> JSON_FIELDS = List.of(
            "externalId",
            "medium",
            "receivedAt",
            "finishedAt",
            "answeredAt",
            "status",
            "service",
            "agent",
            "contact",
            "tags",
            "messages",
            "recordings",
            "events",
            "kind",
            "path",
            "nothing like it");

    private static final List<String> JSON_VALUES = List.of(
            "null",
            "1",
            "-1e400",
            "\"\"",
            "\"x\"",
            "\"2025-11-03T12:00:00Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"WHATSAPP\"",
            "\"service completed\"",
            "[]",
            "{}",
            "[null]",
            "{\"externalId\": []}",
            "[{\"sentAt\": 1}]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[".repeat(2_000),
            "\"" + "x".repeat(20_000) + "\"",
            "tru");

    private final Random random;
    private final List<String> parts;

    /** @param identifiers that exist, besides those that cannot */
    RandomRequests(long seed, Collection<String> identifiers) {
        this.random = new Random(seed);
        this.parts = new ArrayList<>(PARTS);
        parts.addAll(identifiers);
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    static SortedSet<String> addresses(RequestMappingHandlerMapping mappings) {
        TreeSet<String> addresses = new TreeSet<>(List.of(
                "GET /no-such-page",
                "POST /sign-in",
                "GET /sign-in",
                "POST /sign-out",
                "GET /assets/css/x.css",
                "GET /actuator/health",
                "GET /actuator/health/readiness",
                "GET /v3/api-docs"));
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    addresses.add(method + " " + path);
                }
                addresses.add("GET " + path);
            }
        }
        addresses.removeIf(address -> address.contains("/failing"));
        return addresses;
    }

    /** A request to an address, which may have places to be filled, with the headers of its sender. */
    RawRequest to(String address, String sender) {
        String head = head(address, sender);
        if (address.startsWith("GET") && random.nextInt(8) > 0) {
            return new RawRequest(head + "Content-Length: 0", "");
        }
        return switch (random.nextInt(6)) {
            case 0 -> sized(head + "Content-Type: multipart/form-data; boundary=b\r\n", multipart());
            case 1 -> sized(head + "Content-Type: application/x-ndjson\r\n", jsonLines());
            case 2 ->
                new RawRequest(head + "Content-Type: " + any(TYPES) + "\r\nTransfer-Encoding: chunked", any(CHUNKS));
            default -> sized(head + "Content-Type: " + any(TYPES) + "\r\n", any(BODIES));
        };
    }

    private static RawRequest sized(String head, String body) {
        return new RawRequest(head + "Content-Length: " + body.length(), body);
    }

    private String multipart() {
        StringBuilder body = new StringBuilder();
        for (int part = random.nextInt(3); part >= 0; part--) {
            body.append("--b\r\n").append(any(PART_HEADS)).append(any(List.of("\r\n\r\n", "\r\n", "\n\n")));
            body.append(any(BODIES)).append("\r\n");
        }
        return body + any(PART_ENDS);
    }

    private String jsonLines() {
        StringBuilder body = new StringBuilder();
        for (int line = random.nextInt(4); line >= 0; line--) {
            List<String> fields = new ArrayList<>();
            for (String field : JSON_FIELDS) {
                if (random.nextInt(3) > 0) {
                    fields.add("\"" + field + "\": " + any(JSON_VALUES));
                }
            }
            body.append("{")
                    .append(String.join(", ", fields))
                    .append(random.nextInt(9) == 0 ? "" : "}")
                    .append("\n");
        }
        return body.toString();
    }

    private String query() {
        List<String> pairs = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            // Nothing in the way of an answer, if the sender may have one
            for (int i = random.nextInt(3); i > 0; i--) {
                pairs.add(any(NAMES) + "=" + (random.nextBoolean() ? any(parts) : any(PLAIN)));
            }
            return "?" + String.join("&", pairs);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            pairs.add(any(NAMES) + any(SUFFIXES) + (random.nextInt(10) == 0 ? "" : "=" + any(VALUES)));
        }
        return pairs.isEmpty() ? "" : "?" + String.join(random.nextInt(8) == 0 ? "&&" : "&", pairs);
    }

    private String filled(String path) {
        String filled = path;
        while (filled.contains("{")) {
            filled = filled.replaceFirst("\\{[^}]*}", any(parts).replace("$", ""));
        }
        return filled.replace("/**", "/" + any(parts));
    }

    private String head(String address, String sender) {
        String[] parts = address.split(" ", 2);
        String method = random.nextInt(12) == 0
                ? any(List.of("HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"))
                : parts[0];
        String head = method + " " + filled(parts[1]) + query() + " HTTP/1.1\r\n" + sender + "Accept: " + any(ACCEPTS)
                + "\r\n";
        if (random.nextInt(6) == 0) {
            head += "HX-Request: true\r\n";
        }
        if (random.nextInt(6) == 0) {
            head += "Range: "
                    + any(List.of("bytes=-", "bytes=9-1", "bytes=0-0,1-1", "x=1-2", "bytes=99999999999999999999-"))
                    + "\r\n";
        }
        if (random.nextInt(6) == 0) {
            head += "Accept-Language: " + any(List.of("xx-", "*", "a".repeat(100), "en;q=x")) + "\r\n";
        }
        if (random.nextInt(6) == 0) {
            head += "Referer: " + any(List.of("http://[", "//x", "http://localhost/%zz", "\u00e9")) + "\r\n";
        }
        return head;
    }
}
