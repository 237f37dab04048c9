#!/usr/bin/env bash
# libphonenumber in the region BR turns 00 55 … into a North American number, and a WhatsApp user id into a valid landline.
#
# Library:  com.googlecode.libphonenumber:libphonenumber 9.0.43 (Maven Central, Apache-2.0), default region BR
# Expected: "0055 11 98765-0001", as callers abroad and telephone systems write it, is +55 11 98765-0001, and
#           "00351 912 345 678" is +351 912 345 678: valid numbers in the commonest international notation;
#           "BR.1349120865", WhatsApp's business-scoped user id, is no number at all;
#           "(11) 98765-0016 ramal 22" is a mobile with the extension 22, as its English twin "ext. 22" is.
# Seen:     00 is only taken for an international prefix together with two digits of a Brazilian carrier, and 55 is one
#           of them: 0055 + 11 98765-0001 becomes +1 1987650001. 00351… becomes +55 0351…. Text before the first digit
#           is skipped, so the user id is a *valid* landline of the area 13. "ramal", Portuguese for extension, is
#           unknown, and its digits make the number too long.
# Exits non-zero when any of this changes.
set -euo pipefail
mvnw="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/mvnw"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$mvnw" -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=com.googlecode.libphonenumber:libphonenumber:9.0.43 -DoutputDirectory="$work" -Dmdep.stripVersion=true
cat > Seen.java <<'JAVA'
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

public class Seen {
    public static void main(String[] texts) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        for (String text : texts) {
            try {
                var number = library.parse(text, "BR");
                System.out.println(text + " = " + library.format(number, PhoneNumberFormat.E164)
                        + (number.hasExtension() ? " ext " + number.getExtension() : "")
                        + (library.isValidNumber(number) ? " valid " + library.getNumberType(number) : " invalid"));
            } catch (NumberParseException refused) {
                System.out.println(text + " = " + refused.getErrorType());
            }
        }
    }
}
JAVA
java -cp libphonenumber.jar Seen.java '0055 11 98765-0001' '00351 912 345 678' 'BR.1349120865' \
    '(11) 98765-0016 ramal 22' '(11) 98765-0016 ext. 22' | tee seen
diff - seen <<'SEEN'
0055 11 98765-0001 = +11987650001 invalid
00351 912 345 678 = +550351912345678 invalid
BR.1349120865 = +551349120865 valid FIXED_LINE
(11) 98765-0016 ramal 22 = TOO_LONG
(11) 98765-0016 ext. 22 = +5511987650016 ext 22 valid MOBILE
SEEN
echo "as described"
