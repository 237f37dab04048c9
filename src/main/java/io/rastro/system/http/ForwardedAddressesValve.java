package io.rastro.system.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Leaves the bare addresses in {@code X-Forwarded-For}. Some proxies write the caller's port as well, which every connection
 * has another of: each would be an address of its own to the limit on signing in.
 */
final class ForwardedAddressesValve extends ValveBase {

    private static final String HEADER = "X-Forwarded-For";

    /** One of IPv4 with a port; one of IPv6 in brackets, with a port or without. */
    private static final Pattern WITH_PORT =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}):\\d{1,5}\\b|\\[([0-9a-fA-F:.]+)](?::\\d{1,5}\\b)?");

    ForwardedAddressesValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        for (int at = headers.findHeader(HEADER, 0); at >= 0; at = headers.findHeader(HEADER, at + 1)) {
            MessageBytes forwarded = headers.getValue(at);
            forwarded.setString(WITH_PORT.matcher(String.valueOf(forwarded)).replaceAll("$1$2"));
        }
        getNext().invoke(request, response);
    }
}
