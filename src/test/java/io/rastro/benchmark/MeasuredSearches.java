package io.rastro.benchmark;

import io.rastro.benchmark.fill.FillSize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The searches that are measured: each filter by itself, then combinations; by a name, the query string. */
public final class MeasuredSearches {

    /** What the others are compared with: the first page of a frequent medium. */
    static final String FREQUENT = "voice";

    private static final String VOICE = "media=VOICE";
    private static final String WHATSAPP = "media=WHATSAPP";
    private static final String DAY = "&from=2025-12-10&to=2025-12-10";
    private static final String MONTH = "&from=2025-11-01&to=2025-11-30";
    private static final String OLD_MONTH = "&from=2024-01-01&to=2024-01-31";
    private static final String EVERYTHING =
            "&service=1&agent=1&tag=1&portfolio=true&contactSearch=silva&timeFrom=09:00&timeTo=17:59";
    private static final String DEPARTED = "&agentTag=2";
    private static final int RARE_SERVICE = FillSize.SERVICES;
    private static final int ABSENT_SERVICE = FillSize.SERVICES - 1;
    private static final int RARE_TAG = FillSize.TAGS;
    private static final int ABSENT_TAG = FillSize.TAGS - 1;
    private static final int OLD_TAG = FillSize.TAGS - 2;

    private static final String OLD_IMPORT = "&import=" + FillSize.importOf(FillSize.FIRST_DAY);
    private static final String RARE_IMPORT = "&import=" + FillSize.RARE_IMPORT;

    private final Map<String, String> queries = new LinkedHashMap<>();

    private MeasuredSearches() {}

    /** @param database finds one text by SQL */
    public static Map<String, String> of(UnaryOperator<String> database) {
        MeasuredSearches measuredSearches = new MeasuredSearches();
        measuredSearches.addSingle();
        measuredSearches.addFoundValues(database);
        measuredSearches.addCombinations();
        return measuredSearches.queries;
    }

    private void add(String name, String query) {
        queries.put(name, query);
    }

    private void addSingle() {
        add(FREQUENT, VOICE);
        add("whatsapp, completed", WHATSAPP + "&serviceStatus=COMPLETED");
        add("rare medium", "media=INSTAGRAM");
        add("oldest first", VOICE + "&order=oldest");
        add("a day", VOICE + DAY);
        add("a month", VOICE + MONTH);
        add("an old month", VOICE + OLD_MONTH);
        add("no such day", VOICE + "&from=2019-01-01&to=2019-01-31");
        add("business hours", VOICE + "&timeFrom=09:00&timeTo=17:59");
        add("five minutes of each day", VOICE + "&timeFrom=03:00&timeTo=03:04");
        add("night across midnight", VOICE + "&timeFrom=22:00&timeTo=05:59");
        add("frequent service", VOICE + "&service=1");
        add("rare service", VOICE + "&service=" + RARE_SERVICE);
        add("absent service", VOICE + "&service=" + ABSENT_SERVICE);
        add("agent", VOICE + "&agent=1");
        add("departed agent", VOICE + "&agent=1900");
        add("departed agents by tag", VOICE + DEPARTED);
        add("night agents by tag", VOICE + "&agentTag=1");
        add("frequent tag", VOICE + "&tag=1");
        add("rare tag", VOICE + "&tag=" + RARE_TAG);
        add("old tag", VOICE + "&tag=" + OLD_TAG);
        add("absent tag", VOICE + "&tag=" + ABSENT_TAG);
        add("import of a quarter", VOICE + OLD_IMPORT);
        add("rare import", VOICE + RARE_IMPORT);
        add("absent import", VOICE + "&import=2");
        add("portfolio", VOICE + "&portfolio=true");
        add("abandoned", VOICE + "&voiceStatus=ABANDONED");
        add("rare voice status", VOICE + "&voiceStatus=MESSAGE");
        add("expired", WHATSAPP + "&expiration=EXPIRED");
        add("started by company", WHATSAPP + "&startedBy=COMPANY");
        add("frequent name", VOICE + "&contactSearch=silva");
        add("rare name", VOICE + "&contactSearch=zuzarte");
        add("three names of nobody", VOICE + "&contactSearch=maria zuzarte silva");
        add("three names of many", VOICE + "&contactSearch=a silva s");
        add("one letter", VOICE + "&contactSearch=m");
        add("absent name", VOICE + "&contactSearch=qwertz");
        add("short name", VOICE + "&contactSearch=an");
        add("e-mail fragment", "media=EMAIL&email=empresa");
        add("whole e-mail", "media=EMAIL&email=cliente10@empresa.example");
        add("absent e-mail", "media=EMAIL&email=ninguem@nada.example");
        add("absent protocol", VOICE + "&protocol=19990101000000");
        add("absent external protocol", VOICE + "&externalProtocol=EXT-0");
        add("frequent contact", VOICE + "&contact=1");
        add("recorded", VOICE + "&recording=true");
        add("not recorded", VOICE + "&recording=false");
        add("abandoned, yes or no", VOICE + "&abandoned=true");
        add("a minute to ten", VOICE + "&handlingTimeFrom=60&handlingTimeTo=600");
        add("longer than anything", VOICE + "&handlingTimeFrom=900:00:00");
        add("long × frequent service", VOICE + "&handlingTimeFrom=03:00:00&service=1");
        add("waited long", VOICE + "&waitFrom=01:00:00");
        add("late first response", WHATSAPP + "&firstResponseTimeFrom=08:00:00");
        add("late responses", WHATSAPP + "&responseTimeFrom=12:00:00");
        add("absent phone", VOICE + "&phone=+55 11 00000-0000");
    }

    private void addFoundValues(UnaryOperator<String> database) {
        String some =
                " from interaction where medium = 'VOICE' and received_at >= '2024-03-05 15:00+00' and external_protocol is not null"
                        + " order by received_at limit 1";
        add("protocol", VOICE + "&protocol=" + database.apply("select protocol" + some));
        add("external protocol", VOICE + "&externalProtocol=" + database.apply("select external_protocol" + some));
        String phone = database.apply("select phone_number" + some);
        add("whole phone", VOICE + "&phone=" + phone);
        add("phone without country", VOICE + "&phone=" + phone.substring(3));
        add("phone without area", VOICE + "&phone=" + phone.substring(5));
        add("phone without ninth digit", VOICE + "&phone=" + phone.substring(6));
        add("last four digits", VOICE + "&phone=" + phone.substring(phone.length() - 4));
        add("last two digits", VOICE + "&phone=" + phone.substring(phone.length() - 2));
        String contact = database.apply("select name from contact where id = 1000");
        add("three names", VOICE + "&contactSearch=" + contact);
        add("three names × month", VOICE + "&contactSearch=" + contact + MONTH);
        add("two names", VOICE + "&contactSearch=" + contact.substring(0, contact.lastIndexOf(' ')));
        add("external id", VOICE + "&contactExternalId=" + database.apply("select 'E' || contact_id" + some));
    }

    private void addCombinations() {
        add("frequent name × departed agents", VOICE + "&contactSearch=silva" + DEPARTED);
        add("frequent name × rare service", VOICE + "&contactSearch=silva&service=" + RARE_SERVICE);
        add("frequent name × month", VOICE + "&contactSearch=silva" + MONTH);
        add("frequent name × abandoned × old month", VOICE + "&contactSearch=silva&voiceStatus=ABANDONED" + OLD_MONTH);
        add("five minutes × departed agents", VOICE + "&timeFrom=03:00&timeTo=03:04" + DEPARTED);
        add("five minutes × night agents", VOICE + "&timeFrom=03:00&timeTo=03:04&agentTag=1");
        add("five minutes × 300 agents", VOICE + "&timeFrom=03:00&timeTo=03:04" + agents(1, 300));
        add("300 agents", VOICE + agents(1, 300));
        add("departed agents × frequent tag", VOICE + DEPARTED + "&tag=1");
        add("departed agents × frequent service", VOICE + DEPARTED + "&service=1");
        add("departed agents × recent month", VOICE + DEPARTED + MONTH);
        add("departed agents × absent tag", VOICE + DEPARTED + "&tag=" + ABSENT_TAG);
        add("departed agents × old tag", VOICE + DEPARTED + "&tag=" + OLD_TAG);
        add("import of a quarter × recent month", VOICE + OLD_IMPORT + MONTH);
        add("import of a quarter × frequent service", VOICE + OLD_IMPORT + "&service=1");
        add("import of a quarter × rare tag", VOICE + OLD_IMPORT + "&tag=" + RARE_TAG);
        add("rare import × frequent service", VOICE + RARE_IMPORT + "&service=1");
        add("five minutes × import of a quarter", VOICE + "&timeFrom=03:00&timeTo=03:04" + OLD_IMPORT);
        add("old tag × recent month", VOICE + "&tag=" + OLD_TAG + MONTH);
        add("frequent service × frequent tag", VOICE + "&service=1&tag=1");
        add("frequent service × middling tag", VOICE + "&service=1&tag=150");
        add("middling service × middling tag", VOICE + "&service=200&tag=150");
        add("middling service × middling agent", VOICE + "&service=200&agent=1200");
        add("two agents × two services × tag", VOICE + "&agent=3&agent=900&service=2&service=40&tag=5");
        add("agent × rare voice status", VOICE + "&agent=1&voiceStatus=MESSAGE");
        add("service × rare voice status", VOICE + "&service=1&voiceStatus=OUT_OF_SERVICE");
        add(
                "transferred × started by company × expired",
                WHATSAPP + "&serviceStatus=TRANSFERRED&startedBy=COMPANY&expiration=EXPIRED");
        add("portfolio × service × month", WHATSAPP + "&portfolio=true&service=7" + MONTH);
        add("night × middling service", VOICE + "&timeFrom=22:00&timeTo=05:59&service=200");
        add("night × rare tag", VOICE + "&timeFrom=22:00&timeTo=05:59&tag=" + RARE_TAG);
        add("last two digits × month", VOICE + "&phone=37" + MONTH);
        add("last two digits × departed agents", VOICE + "&phone=37" + DEPARTED);
        add("e-mail fragment × old month", "media=EMAIL&email=empresa" + OLD_MONTH);
        add("e-mail fragment × rare service", "media=EMAIL&email=empresa&service=" + RARE_SERVICE);
        add("short name × departed agents", VOICE + "&contactSearch=an" + DEPARTED);
        add("rare name × day", VOICE + "&contactSearch=zuzarte" + DAY);
        add("agent × day", VOICE + "&agent=1" + DAY);
        // Whoever hung up before anyone answered was never tagged.
        add("frequent tag × abandoned, nothing", VOICE + "&tag=1&voiceStatus=ABANDONED");
        add("frequent service × frequent tag × abandoned, nothing", VOICE + "&service=1&tag=1&voiceStatus=ABANDONED");
        add(
                "frequent name × frequent tag × abandoned, nothing",
                VOICE + "&contactSearch=silva&tag=1&voiceStatus=ABANDONED");
        add("short name × frequent tag × abandoned, nothing", VOICE + "&contactSearch=an&tag=1&voiceStatus=ABANDONED");
        add("everything at once", VOICE + EVERYTHING + "&voiceStatus=ANSWERED" + MONTH);
        add("everything at once, nothing", VOICE + EVERYTHING + "&voiceStatus=ABANDONED" + MONTH);
        add("everything at once of 24 months, nothing", VOICE + EVERYTHING + "&voiceStatus=ABANDONED");
    }

    private static String agents(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(agent -> "&agent=" + agent)
                .collect(Collectors.joining());
    }
}
