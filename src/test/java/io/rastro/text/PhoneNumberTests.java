package io.rastro.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5511987650001",
                "5511987650001",
                "11987650001",
                "(11) 98765-0001",
                "011 98765-0001",
                "(011) 98765-0001",
                "(0xx11) 98765-0001",
                "0XX11 98765.0001",
                "0 15 11 98765-0001",
                "01511987650001",
                "+55 (0) 11 98765-0001",
                "+55 011 98765-0001",
                "+55 015 11 98765-0001",
                "(+55) 11 98765-0001",
                "055 11 98765-0001",
                "0055 11 98765-0001",
                "005511987650001",
                "00 21 55 11 98765-0001",
                "+551187650001",
                "551187650001",
                "1187650001",
                "(11) 8765-0001",
                "011 8765 0001",
                "0151187650001",
                "11 9 8765 0001",
                "tel:+55-11-98765-0001",
                "tel:+55-11-98765-0001;phone-context=x",
                "TEL:11987650001",
                "tel:+5511987650001;ext=22",
                "sip:+5511987650001@10.0.0.1:5060;transport=udp",
                "sip:5511987650001:secret@pbx.example.com",
                "\"Ana\" <5511987650001>",
                "Ana <sip:+5511987650001@pbx.example.com>;tag=1928",
                "whatsapp:+5511987650001",
                "Celular: (11) 98765-0001",
                "5511987650001@s.whatsapp.net",
                "5511987650001:12@s.whatsapp.net",
                "5511987650001.0:12@s.whatsapp.net",
                "5511987650001_1:12@s.whatsapp.net",
                "551187650001@c.us",
                "(11) 98765-0001 ramal 22",
                "(11) 98765-0001 Ramal: 22",
                "(11) 98765-0001 r. 22",
                "(11) 98765-0001 ext. 22",
                "(11) 98765-0001x22",
                "11987650001#22",
                "+5511987650001,,22",
                "11987650001,22",
                "11987650001;22",
                "5511987650001.0",
                "11987650001,00",
                "\u202A+55 11 98765-0001\u202C",
                "\u200E\u206811 98765-0001\u2069",
                "11\u00A098765\u20110001",
                "11\u202F98765\u20130001",
                "11 98765\u22120001",
                "\uFEFF11 98765\u20140001\u200B",
                "\uFF0B\uFF15\uFF15 11 98765-0001",
            })
    void everySpellingIsTheSameNumber(String spelling) {
        assertThat(PhoneNumber.canonical(spelling)).isEqualTo("+5511987650001");
    }

    @ParameterizedTest
    @CsvSource({
        // Landlines have no ninth digit.
        "1132210000, +551132210000",
        "+55 11 3221-0000, +551132210000",
        "(11) 5555-0000, +551155550000",
        // The area 55 is not the country.
        "55 99123-4567, +5555991234567",
        "55 9123-4567, +5555991234567",
        "55 3221-0000, +555532210000",
        "+55 55 99123-4567, +5555991234567",
        "055 99123-4567, +5555991234567",
        // Without an area there is no country either.
        "98765-0001, 987650001",
        "8765-0001, 87650001",
        "3221-0000, 32210000",
        "0 98765-0001, 987650001",
        "+55 98765-0001, 987650001",
        // Neither area nor country.
        "0800 722 0273, 08007220273",
        "800 722 0273, 08007220273",
        "+55 800 722 0273, 08007220273",
        "+55 0800 722 0273, 08007220273",
        "0300 789 0000, 03007890000",
        "0303 789 0000, 03037890000",
        "4004 1234, 40041234",
        "+55 4004 1234, 40041234",
        "5540041234, 40041234",
        "3003-1234, 30031234",
        "+55 3003-1234, 30031234",
        "190, 190",
        "10315, 10315",
        "0273, 0273",
        "00073, 00073",
        // An area that does not exist.
        "2398765000, 2398765000",
        // Countries.
        "+1 (212) 555-0100, +12125550100",
        "12125550100, +12125550100",
        "001 212 555 0100, +12125550100",
        "00 15 1 212 555 0100, +12125550100",
        "+351 912 345 678, +351912345678",
        "351912345678, +351912345678",
        "351912345678@c.us, +351912345678",
        "6587650005@c.us, +6587650005",
        "+44 (0)20 7946 0958, +442079460958",
        "+39 06 1234 5678, +390612345678",
        "+999 123 456 78, +99912345678",
        // What a telephone system dials in front stays.
        "9911987650001, 9911987650001",
    })
    void numberIsReadAsWhatItIs(String text, String canonical) {
        assertThat(PhoneNumber.canonical(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "235085806727321@lid",
                "235085806727321:3@lid",
                "120363022690908060@g.us",
                "5511987650001-1600000000@g.us",
                "status@broadcast",
                "BR.1349120865",
                "anonymous",
                "anonymous@anonymous.invalid",
                "ana2025@example.com",
                "PJSIP/119-00000001",
                "5,51E+12",
                "5,51199E+12",
                "5.51199E+12",
                "5E12",
                "+",
                "-",
                "",
                " \u200E",
                "*97",
                "123456789012345678901",
                "5,51",
            })
    void whatIsNoNumberHasNone(String text) {
        assertThat(PhoneNumber.of(text)).isEmpty();
    }

    @Test
    void thereAreSixtySevenAreas() {
        assertThat(IntStream.rangeClosed(0, 99)
                        .filter(area -> "+55%02d987650001"
                                .formatted(area)
                                .equals(PhoneNumber.canonical("%02d987650001".formatted(area))))
                        .count())
                .isEqualTo(67);
    }

    /** Whatever a country's numbers look like, as the library knows them. */
    @Test
    void numbersOfEveryCountryAreTheSameInEveryFormat() {
        PhoneNumberUtil world = PhoneNumberUtil.getInstance();
        Map<String, String> wrong = new TreeMap<>();
        for (String region : world.getSupportedRegions()) {
            for (PhoneNumberType type : world.getSupportedTypesForRegion(region)) {
                Phonenumber.PhoneNumber number = world.getExampleNumberForType(region, type);
                if (number != null && number.getCountryCode() != 55 && world.isValidNumber(number)) {
                    String canonical = world.format(number, PhoneNumberFormat.E164);
                    for (PhoneNumberFormat format : new PhoneNumberFormat[] {
                        PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.RFC3966
                    }) {
                        String text = world.format(number, format);
                        if (!canonical.equals(PhoneNumber.canonical(text))) {
                            wrong.put(text, PhoneNumber.canonical(text) + " instead of " + canonical);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void canonicalFormIsItsOwn() {
        for (String text :
                new String[] {"+5511987650001", "+12125550100", "08007220273", "40041234", "0273", "87650001"}) {
            assertThat(PhoneNumber.canonical(text)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+5511987650001, +55 11 98765 0001",
        "551187650005, 55 11 8765 0005",
        "11987650001, 11 98765 0001",
        "011987650002, 0 11 98765 0002",
        "55991234567, 55 99123 4567",
        "987650001, 98765 0001",
        "08001234567, 0800 123 4567",
        "40041234, 4004 1234",
        "+14155550100, +14155550100",
        "(11) 98765-0016, (11) 98765-0016",
        "1005, 1005",
        "235085806727321@lid, 235085806727321@lid"
    })
    void numberIsReadInGroupsWithoutAnotherCharacter(String text, String groups) {
        assertThat(String.join(" ", PhoneNumber.groups(text))).isEqualTo(groups);
        assertThat(String.join("", PhoneNumber.groups(text))).isEqualTo(text);
    }
}
