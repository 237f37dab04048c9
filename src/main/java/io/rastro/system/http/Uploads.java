package io.rastro.system.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** Which requests may bring files. Of all others no part is read: it would go to disk before anybody asks who sends it. */
public final class Uploads {

    /** What is to be taken in. */
    public static final String PATH = "/imports";

    /** What is only looked at: a file that may be a download of this portal. */
    private static final String CHECKED = "/receipts";

    private Uploads() {}

    public static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Whether a body follows, of a length that is told or not. */
    public static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    static boolean areTakenBy(HttpServletRequest request) {
        return request.getMethod().equals("POST") && (isAt(PATH, request) || areChecked(request));
    }

    /** Whether a file is sent only to be compared with what was downloaded. */
    public static boolean areChecked(HttpServletRequest request) {
        return isAt(CHECKED, request);
    }

    private static boolean isAt(String path, HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + path);
    }

    /** From now on no parameter, nor any part, is looked for in the body: also not to render the error's page. */
    public static void leaveUnread(HttpServletRequest request) throws IOException {
        request.getInputStream();
    }
}
