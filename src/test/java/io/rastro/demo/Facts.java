package io.rastro.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one conversation is about: names, amounts and numbers that stay the same through all its segments. */
final class Facts {

    private static final Pattern NAME = Pattern.compile("\\$([a-z]+)");
    private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
    private static final List<String> PLACES = Texts.lines("places.txt");

    private final ZoneId zone;
    private final Map<String, String> values = new HashMap<>();

    Facts(Persona client, Instant at, String protocol, ZoneId zone, Chance chance) {
        this.zone = zone;
        LocalDateTime day = LocalDate.ofInstant(at, zone).atTime(12, 0);
        values.put("nome", client.callName());
        values.put("completo", client.name());
        values.put("tres", threeDigits(client, chance));
        values.put("obrigado", client.woman() ? "Obrigada" : "Obrigado");
        values.put("obrigadomin", client.woman() ? "obrigada" : "obrigado");
        values.put("protocolo", protocol);
        values.put("pedido", chance.between(1, 9) + chance.digits(chance.between(5, 6)));
        values.put("valor", amount(chance));
        values.put("data", StampText.of('t', day.plusDays(chance.between(2, 15))));
        values.put("mes", StampText.of('m', day.minusMonths(chance.between(0, 1))));
        values.put("hora", chance.between(8, 20) + (chance.happens(0.5) ? "h" : "h30"));
        values.put("velocidade", chance.pick(List.of("200 mega", "300 mega", "500 mega", "700 mega", "1 giga")));
        values.put("lugar", chance.pick(PLACES));
    }

    void agent(DemoAgent agent) {
        values.put("agente", agent.firstName());
    }

    void service(Service service) {
        values.put("servico", service.name());
    }

    void destination(Service service) {
        values.put("destino", service.name());
    }

    /** Puts the facts where the text names them; greetings go by the local time of day. */
    String fill(String text, Instant at) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), at)));
    }

    private String value(String name, Instant at) {
        String value = switch (name) {
            case "saudacao" -> greeting(at);
            case "saudacaomin" -> greeting(at).toLowerCase(PORTUGUESE);
            default -> values.get(name);
        };
        if (value == null) {
            throw new IllegalArgumentException("no fact " + name);
        }
        return value;
    }

    private String greeting(Instant at) {
        int hour = at.atZone(zone).getHour();
        return hour >= 5 && hour < 12 ? "Bom dia" : hour >= 12 && hour < 18 ? "Boa tarde" : "Boa noite";
    }

    private static String threeDigits(Persona client, Chance chance) {
        String document = client.document();
        return document == null ? chance.digits(3) : document.substring(0, 3).replaceAll("[^0-9A-Z]", "0");
    }

    private static String amount(Chance chance) {
        return "R$ " + chance.between(29, 489) + "," + chance.pick(List.of("90", "90", "00", "50", "37", "84"));
    }
}
