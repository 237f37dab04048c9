package io.rastro.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    /** Of RFC 6238, appendix B. */
    static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** The RFC's eight digits, of which six are shown: the last. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheRfc(long second, String digits) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(digits.substring(2));
    }

    @ParameterizedTest
    @CsvSource({"-31, false", "-30, true", "0, true", "29, true", "59, true", "60, false"})
    void clockMayBeOneStepOff(int secondsLater, boolean good) {
        Instant shown = Instant.ofEpochSecond(1_111_111_110);
        String code = Totp.code(SECRET, Totp.step(shown));
        assertThat(Totp.stepOf(SECRET, code, shown.plusSeconds(secondsLater)).isPresent())
                .isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"''", "05047", "0504711", "O50471", "٠٥٠٤٧١"})
    void otherTextIsNoCode(String typed) {
        assertThat(Totp.stepOf(SECRET, typed, Instant.ofEpochSecond(1_111_111_111)))
                .isEmpty();
    }

    /** Of RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32IsThatOfTheRfc(String bytes, String text) {
        assertThat(Base32.encode(bytes.getBytes(US_ASCII))).isEqualTo(text);
    }

    @Test
    void pictureHoldsWhatAnApplicationReads() throws Exception {
        QrCode qr = QrCode.of(new TotpEnrolment(1, SECRET), "maria souza@ação");
        assertThat(read(qr))
                .isEqualTo("otpauth://totp/Rastro:maria%20souza%40a%C3%A7%C3%A3o"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rastro&algorithm=SHA1&digits=6&period=30");
    }

    /** Drawn as the path says, four dots to a module, and read as a camera would. */
    private static String read(QrCode qr) throws Exception {
        int side = qr.size() * 4;
        int[] dots = new int[side * side];
        Arrays.fill(dots, 0xffffff);
        Matcher modules = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(qr.path());
        while (modules.find()) {
            int x = Integer.parseInt(modules.group(1)) * 4;
            int y = Integer.parseInt(modules.group(2)) * 4;
            for (int line = y; line < y + 4; line++) {
                Arrays.fill(dots, line * side + x, line * side + x + 4, 0);
            }
        }
        BinaryBitmap picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, dots)));
        return new QRCodeReader().decode(picture).getText();
    }
}
