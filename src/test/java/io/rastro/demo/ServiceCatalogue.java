package io.rastro.demo;

import io.rastro.interaction.Medium;
import java.util.List;
import java.util.stream.Collectors;

/** The services of the demo centre and how much each is asked for. */
final class ServiceCatalogue {

    private final List<Service> services =
            Texts.lines("services.txt").stream().map(ServiceCatalogue::parse).toList();

    private static Service parse(String line) {
        List<String> parts = Texts.parts(line, 8);
        return new Service(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                Double.parseDouble(parts.get(4)),
                Double.parseDouble(parts.get(5)),
                parts.get(6),
                parts.get(7));
    }

    Service pick(Medium medium, Chance chance) {
        return switch (medium) {
            case VOICE -> chance.weighted(services, Service::voiceWeight);
            case RECLAME_AQUI -> named("Ouvidoria");
            case INSTAGRAM ->
                chance.happens(0.7) ? named("Redes sociais") : chance.weighted(services, Service::textWeight);
            default -> chance.weighted(services, Service::textWeight);
        };
    }

    /** Where somebody of this service transfers to; never to itself. */
    Service other(Service service, Chance chance) {
        List<Service> others =
                services.stream().filter(other -> !other.equals(service)).toList();
        return chance.weighted(others, Service::voiceWeight);
    }

    Service named(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The first menu, one option per line. */
    String menu() {
        return services.stream().map(Service::option).distinct().sorted().collect(Collectors.joining("\n"));
    }
}
