package io.rastro.account;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A QR code to be drawn by a template.
 *
 * @param size of a side with the quiet zone, in modules
 * @param path the dark modules, as the {@code d} of an SVG path
 */
record QrCode(int size, String path) {

    /** How much white the standard wants around it. */
    private static final int QUIET_ZONE = 4;

    private static final String ISSUER = "Rastro";

    /** What authenticator applications read (the key URI format). */
    static QrCode of(TotpEnrolment enrolment, String username) {
        return of("otpauth://totp/" + ISSUER + ":" + encoded(username) + "?secret=" + Base32.encode(enrolment.secret())
                + "&issuer=" + ISSUER + "&algorithm=SHA1&digits=6&period=" + Totp.STEP.toSeconds());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static QrCode of(String text) {
        try {
            ByteMatrix modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            return new QrCode(modules.getWidth() + 2 * QUIET_ZONE, path(modules));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("No QR code holds it", tooLong);
        }
    }

    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
