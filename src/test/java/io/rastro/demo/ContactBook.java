package io.rastro.demo;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The demo centre's clients. Nobody's number: no Brazilian subscriber number begins with 900. */
final class ContactBook {

    private static final int SIZE = 10_500;

    private final NameBook names;
    private final List<String> areaCodes = Texts.lines("area-codes.txt");
    private final List<Persona> personas;

    ContactBook(NameBook names) {
        this.names = names;
        this.personas = IntStream.range(0, SIZE).mapToObj(this::persona).toList();
    }

    /** Some clients come back again and again, most once or twice. */
    Persona pick(Chance chance) {
        return personas.get((int) (SIZE * StrictMath.pow(chance.fraction(), 1.3)));
    }

    List<Persona> all() {
        return personas;
    }

    private Persona persona(int number) {
        Chance chance = Chance.of("contact", number);
        return chance.happens(0.12) ? company(number, chance) : person(number, chance);
    }

    private Persona person(int number, Chance chance) {
        boolean woman = chance.happens(0.53);
        String first = names.firstName(woman, chance);
        String name = first + " " + names.surname(chance);
        String document = chance.happens(0.88) ? punctuatedAtTimes(Documents.cpf(chance), chance) : null;
        String email = NameBook.plain(name) + chance.between(1, 99) + "@example."
                + chance.pick(List.of("com", "com", "org", "net"));
        String handle = NameBook.plain(name).replace(".", chance.happens(0.5) ? "_" : ".");
        boolean portfolio = chance.happens(0.15);
        return new Persona(
                externalId(number, chance),
                name,
                document,
                phone(number, chance),
                email,
                handle,
                first,
                woman,
                portfolio);
    }

    private Persona company(int number, Chance chance) {
        String name = names.company(chance);
        String cnpj = chance.happens(0.12) ? Documents.alphanumericCnpj(chance) : Documents.cnpj(chance);
        String document = punctuatedAtTimes(cnpj, chance);
        String plain = NameBook.plain(name);
        String email = chance.pick(List.of("contato", "financeiro", "compras", "ti")) + "@" + plain.replace(".", "-")
                + ".example.com";
        String callName = names.firstName(chance.happens(0.5), chance);
        return new Persona(
                externalId(number, chance),
                name,
                document,
                phone(number, chance),
                email,
                plain,
                callName,
                chance.happens(0.5),
                chance.happens(0.7));
    }

    private static String punctuatedAtTimes(String document, Chance chance) {
        return chance.happens(0.3) ? Documents.punctuated(document) : document;
    }

    private static @Nullable String externalId(int number, Chance chance) {
        if (chance.happens(0.2)) {
            return null;
        }
        return chance.happens(0.5) ? String.format("%010d", 4_711 + number * 37L) : "CRM-" + (100_000 + number);
    }

    private String phone(int number, Chance chance) {
        return "55" + chance.pick(areaCodes) + "9" + String.format("%08d", 10_000 + number * 91);
    }
}
