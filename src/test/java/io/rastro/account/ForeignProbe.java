package io.rastro.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is asked of an address by somebody of one team about what belongs to another.
 *
 * @param request path and query, with a {@link Foreign} thing's name in braces where its id goes
 * @param status what is to be answered; the answer names nothing of the other team
 */
record ForeignProbe(String request, int status) {

    /** What belongs to the other team, each with an id in {@link ForeignScope}. */
    enum Foreign {
        CONVERSATION,
        RECORDING,
        EXTERNAL_ID,
        SERVICE,
        AGENT,
        TAG,
        AGENT_TAG,
        CONTACT,
        IVR,
        MENU,
        IMPORT,
        MAPPING,
        ACCOUNT,
        TEAM,
        TOKEN,
        SEARCH
    }

    private static final List<String> ENDINGS = List.of(".xlsx", ".csv", ".jsonl");

    private static final String DAY = "from=2024-02-15&to=2024-02-15";

    private static final String[] PICKS = {
        "service={SERVICE}",
        "agent={AGENT}",
        "tag={TAG}",
        "agentTag={AGENT_TAG}",
        "contact={CONTACT}",
        "import={IMPORT}"
    };

    private static final String[] OF_TEAM = {"service={SERVICE}", "agent={AGENT}", "agentTag={AGENT_TAG}"};

    private static final String[] OF_IVR = {"service={SERVICE}", "agent={AGENT}", "agentTag={AGENT_TAG}", "ivr={IVR}"};

    private static final String[] OF_CALLS = {
        "service={SERVICE}",
        "agent={AGENT}",
        "agentTag={AGENT_TAG}",
        "ivr={IVR}",
        "row={IVR}",
        "node={MENU}",
        "import={IMPORT}"
    };

    /** Addresses that take no id of anything that belongs to a team, and show none. */
    private static final Set<String> WITHOUT_IDENTIFIERS = Set.of(
            "GET /",
            "GET /account",
            "POST /account/password",
            "POST /account/sessions/end",
            "POST /account/sessions/end-others",
            "GET /error",
            "GET /help",
            "GET /help/agents",
            "GET /invitation/{secret}",
            "POST /invitation/{secret}",
            "POST /preferences/language",
            "POST /preferences/theme",
            "POST /searches/cancel",
            // A link is given to whom it is meant for, and opens with their own rights: SavedSearchTests.
            "GET /saved-searches/link/{link}",
            "POST /saved-searches/recent/deletion",
            "GET /sign-in",
            // Which rows a token may send is told row by row: ScopeOfTokenTests.
            "POST /api/v1/{collection}",
            // One's own second step.
            "GET /account/second-factor",
            "POST /account/second-factor/enrolment",
            "POST /account/second-factor/confirmation",
            "POST /account/second-factor/cancellation",
            "POST /account/second-factor/recovery-codes",
            "POST /account/second-factor/removal",
            "POST /account/passkeys",
            "POST /account/passkeys/options",
            "POST /account/passkeys/removal",
            "POST /sign-in/passkey",
            "POST /sign-in/passkey/options",
            "GET /sign-in/code",
            "GET /sign-in/oidc/sso",
            "POST /sign-in/code",
            "GET /sign-in/enrolment",
            "POST /sign-in/enrolment",
            // One's own downloads, by ids that cannot be guessed: ReceiptTests.
            "POST /receipts",
            "GET /receipts/{id}",
            "GET /receipts/{id}/manifest",
            // A code of roles, which belong to no team.
            "POST /admin/second-factor",
            // Known by signatures, which are a source's and no person's: HookTests.
            "GET /hooks/{id}",
            "POST /hooks/{id}",
            // A file and what it is of; what it may hold is that of a token.
            "POST /imports");

    private static final Map<String, List<ForeignProbe>> PROBES = declared();

    private static Map<String, List<ForeignProbe>> declared() {
        Map<String, List<ForeignProbe>> probes = new LinkedHashMap<>();
        WITHOUT_IDENTIFIERS.forEach(address -> probes.put(address, List.of()));
        unknown(probes, Foreign.ACCOUNT, "GET /accounts/{id}", "POST /accounts/{id}", "POST /accounts/{id}/disabling");
        unknown(probes, Foreign.ACCOUNT, "POST /accounts/{id}/enabling", "POST /accounts/{id}/link");
        unknown(probes, Foreign.ACCOUNT, "POST /accounts/{id}/password-change", "POST /accounts/{id}/sessions/end");
        unknown(probes, Foreign.ACCOUNT, "POST /accounts/{id}/second-factor/reset");
        unknown(probes, Foreign.TEAM, "GET /admin/teams/{id}", "POST /admin/teams/{id}");
        unknown(probes, Foreign.TEAM, "POST /admin/teams/{id}/deletion");
        unknown(probes, Foreign.SEARCH, "GET /saved-searches/{id}", "POST /saved-searches/{id}/name");
        unknown(probes, Foreign.SEARCH, "POST /saved-searches/{id}/deletion", "POST /saved-searches/{id}/team");
        for (String change : List.of("link", "start")) {
            probes.put(
                    "POST /saved-searches/{id}/" + change,
                    List.of(new ForeignProbe("/saved-searches/{SEARCH}/" + change + "?open=true", 404)));
        }
        String saved = "/saved-searches?name=B&report=/interactions&query=media%3DVOICE";
        probes.put(
                "POST /saved-searches",
                List.of(
                        new ForeignProbe(saved + "%26service%3D{SERVICE}", 400),
                        new ForeignProbe(saved + "&replaced={SEARCH}", 404)));
        unknown(probes, Foreign.TOKEN, "POST /admin/tokens/{id}/revocation");
        unknown(probes, Foreign.MAPPING, "POST /imports/mappings/{id}/deletion");
        probes.put("POST /imports/mappings/{id}", List.of(new ForeignProbe("/imports/mappings/{MAPPING}?name=x", 404)));
        unknown(probes, Foreign.IMPORT, "GET /imports/{id}", "GET /imports/{id}/mapping", "POST /imports/{id}/mapping");
        unknown(probes, Foreign.IMPORT, "GET /imports/{id}/chat", "POST /imports/{id}/chat");
        unknown(probes, Foreign.IMPORT, "POST /imports/{id}/cancellation", "POST /imports/{id}/discarding");
        unknown(probes, Foreign.IMPORT, "POST /imports/{id}/start", "GET /imports/{id}/rejections.csv");
        unknown(probes, Foreign.IMPORT, "GET /imports/{id}/warnings.csv");
        unknown(probes, Foreign.CONVERSATION, "GET /conversations/{id}");
        unknown(probes, Foreign.CONTACT, "GET /contacts/{id}");
        probes.put(
                "POST /conversations/{id}/order",
                List.of(new ForeignProbe("/conversations/{CONVERSATION}/order?order=oldest", 302)));
        unknown(probes, Foreign.RECORDING, "GET /recordings/{id}/audio", "GET /recordings/{id}/waveform");
        unknown(probes, Foreign.AGENT, "GET /agents/{id}");
        probes.put(
                "PUT /api/v1/interactions/{source}/{externalId}/recording",
                List.of(new ForeignProbe("/api/v1/interactions/{source}/{EXTERNAL_ID}/recording", 404)));
        administration(probes);
        reports(probes);
        return probes;
    }

    private static void administration(Map<String, List<ForeignProbe>> probes) {
        for (String page : List.of(
                "/accounts",
                "/accounts/new",
                "/admin/teams",
                "/admin/teams/new",
                "/admin/tokens",
                "/admin/second-factor",
                "/admin/retention",
                "/privacy",
                "/receipts",
                "/saved-searches")) {
            probes.put("GET " + page, List.of(new ForeignProbe(page, 200)));
        }
        probes.put(
                "POST /admin/retention/sac", List.of(new ForeignProbe("/admin/retention/sac?service={SERVICE}", 302)));
        ofAllServices(probes);
        probes.put("GET /imports", List.of(new ForeignProbe("/imports", 200)));
        String account = "/accounts?displayName=B&username=bb&role=QA&";
        probes.put(
                "POST /accounts",
                List.of(
                        new ForeignProbe(account + "service={SERVICE}", 400),
                        new ForeignProbe(account + "team={TEAM}", 400)));
        String team = "/admin/teams?name=B&";
        probes.put(
                "POST /admin/teams",
                List.of(
                        new ForeignProbe(team + "service={SERVICE}", 400),
                        new ForeignProbe(team + "member={ACCOUNT}", 400)));
        probes.put(
                "POST /admin/tokens",
                List.of(new ForeignProbe("/admin/tokens?name=B&source=B&right=READ&service={SERVICE}", 400)));
    }

    /** What tells of everybody is kept from who may not see everybody, whatever is asked. */
    private static void ofAllServices(Map<String, List<ForeignProbe>> probes) {
        for (String address : List.of(
                "GET /ledger",
                "POST /ledger",
                "GET /ledger.xlsx",
                "GET /ledger.csv",
                "GET /ledger.jsonl",
                "POST /ledger/subject",
                "GET /ledger/incident",
                "GET /ledger/incident.xlsx",
                "GET /ledger/incident.csv",
                "GET /ledger/incident.jsonl",
                "GET /ledger/verification",
                "POST /ledger/verification")) {
            probes.put(address, List.of(new ForeignProbe(address.substring(address.indexOf(' ') + 1), 403)));
        }
        for (String address : List.of(
                "GET /data-health",
                "GET /data-health/open",
                "GET /data-health/differences/{id}",
                "GET /admin/sources",
                "GET /admin/sources/new?type=x",
                "POST /admin/sources?type=x",
                "GET /admin/sources/{id}",
                "POST /admin/sources/{id}",
                "GET /admin/sources/{id}/preview",
                "GET /admin/sources/{id}/edit",
                "POST /admin/sources/{id}/proposals/{setting}?lines=x",
                "POST /admin/sources/{id}/enabling",
                "POST /admin/sources/{id}/disabling",
                "POST /admin/sources/{id}/reading",
                "GET /admin/sources/{id}/buckets/{bucket}",
                "POST /admin/sources/{id}/buckets/{bucket}/retry")) {
            String path = address.substring(address.indexOf(' ') + 1).replaceAll("\\{\\w+}", "1");
            probes.put(address.replaceAll("[?].*", ""), List.of(new ForeignProbe(path, 403)));
        }
        for (String address : List.of(
                "POST /privacy",
                "POST /privacy/search",
                "GET /privacy/{id}",
                "GET /privacy/{id}/export",
                "POST /privacy/{id}/erasure",
                "POST /privacy/{id}/approval",
                "POST /privacy/{id}/withdrawal",
                "POST /privacy/{id}/hold",
                "GET /privacy/{id}/certificate",
                "GET /privacy/holds",
                "POST /privacy/holds",
                "POST /privacy/holds/{id}/release")) {
            String path = address.substring(address.indexOf(' ') + 1).replace("{id}", "1");
            probes.put(address, List.of(new ForeignProbe(path, 404)));
        }
    }

    private static void reports(Map<String, List<ForeignProbe>> probes) {
        String voice = "?media=VOICE&" + DAY;
        String drawn = voice + "&size=6&seed=7&drawn=1790000000";
        report(probes, "/interactions", List.of("", voice, voice + "&edit=1"), voice, PICKS);
        probes.put(
                "GET /directory/{kind}",
                Stream.of("service", "agent", "tag", "agent-tag", "ivr")
                        .map(kind -> new ForeignProbe("/directory/" + kind, 200))
                        .toList());
        report(probes, "/interactions/draw", List.of(drawn), drawn, PICKS);
        files(probes, "/interactions", List.of(voice), voice, PICKS);
        probes.put("POST /interactions/contacts", List.of(new ForeignProbe("/interactions/contacts?name=Alheio", 200)));
        probes.put(
                "POST /interactions", List.of(new ForeignProbe("/interactions" + voice + "&service={SERVICE}", 303)));
        String byIvr = "?groupBy=IVR&" + DAY;
        List<String> groupings = List.of(byIvr, "?groupBy=SERVICE&" + DAY, "?groupBy=AGENT&" + DAY);
        report(probes, "/ivr", Stream.concat(Stream.of(""), groupings.stream()).toList(), byIvr, OF_IVR);
        files(probes, "/ivr", groupings, byIvr, OF_IVR);
        report(probes, "/ivr/paths", List.of(byIvr), byIvr, OF_IVR);
        report(probes, "/ivr/calls", List.of(byIvr), byIvr, OF_CALLS);
        files(probes, "/ivr/calls", List.of(byIvr), byIvr, OF_CALLS);
        report(probes, "/agents", List.of("", "?" + DAY), "?" + DAY, OF_TEAM);
        files(probes, "/agents", List.of("?" + DAY), "?" + DAY, OF_TEAM);
        String answered = "?of=ANSWERED&" + DAY;
        report(probes, "/agents/interactions", List.of(answered), answered, OF_TEAM);
        files(probes, "/agents/interactions", List.of(answered), answered, OF_TEAM);
    }

    private static void files(
            Map<String, List<ForeignProbe>> probes, String path, List<String> open, String asked, String... picks) {
        ENDINGS.forEach(ending -> report(probes, path + ending, open, asked, picks));
    }

    private static void report(
            Map<String, List<ForeignProbe>> probes, String path, List<String> open, String asked, String... picks) {
        List<ForeignProbe> all = new ArrayList<>();
        open.forEach(query -> all.add(new ForeignProbe(path + query, 200)));
        Arrays.stream(picks).forEach(pick -> all.add(new ForeignProbe(path + asked + "&" + pick, 400)));
        probes.put("GET " + path, all);
    }

    private static void unknown(Map<String, List<ForeignProbe>> probes, Foreign thing, String... addresses) {
        for (String address : addresses) {
            String path = address.substring(address.indexOf(' ') + 1).replace("{id}", "{" + thing + "}");
            probes.put(address, List.of(new ForeignProbe(path, 404)));
        }
    }

    /** What is asked of an address of the portal's own. */
    static List<ForeignProbe> of(MappedAddress address) {
        return PROBES.getOrDefault(address.toString(), List.of());
    }

    static Set<String> declaredAddresses() {
        return PROBES.keySet();
    }

    /** The foreign things that it names. */
    List<Foreign> things() {
        return Arrays.stream(Foreign.values())
                .filter(thing -> request.contains("{" + thing + "}"))
                .toList();
    }

    String filled(Map<String, String> ids) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(request)
                .replaceAll(name -> ids.getOrDefault(name.group(1), name.group(1)))
                .replace(" ", "%20");
    }
}
