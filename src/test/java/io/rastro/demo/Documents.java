package io.rastro.demo;

/** Brazilian taxpayer numbers with right check digits: CPF of people, CNPJ of companies (which may hold letters). */
final class Documents {

    private static final String CNPJ_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Documents() {}

    static String cpf(Chance chance) {
        return completed(chance.digits(9), 11);
    }

    /** A few begin with zeros: what a spreadsheet would lose. */
    static String cnpj(Chance chance) {
        String root = chance.happens(0.1) ? "00" + chance.digits(6) : chance.digits(8);
        return completed(root + "000" + chance.between(1, 3), 9);
    }

    static String alphanumericCnpj(Chance chance) {
        StringBuilder base = new StringBuilder();
        for (int position = 0; position < 12; position++) {
            base.append(CNPJ_CHARACTERS.charAt(chance.between(0, CNPJ_CHARACTERS.length() - 1)));
        }
        return completed(base.toString(), 9);
    }

    static boolean valid(String document) {
        int base = document.length() - 2;
        int greatestWeight = base == 9 ? 11 : 9;
        return (base == 9 || base == 12)
                && completed(document.substring(0, base), greatestWeight).equals(document);
    }

    static String punctuated(String document) {
        if (document.length() == 11) {
            return document.replaceFirst("(...)(...)(...)(..)", "$1.$2.$3-$4");
        }
        return document.replaceFirst("(..)(...)(...)(....)(..)", "$1.$2.$3/$4-$5");
    }

    private static String completed(String base, int greatestWeight) {
        String withFirst = base + checkDigit(base, greatestWeight);
        return withFirst + checkDigit(withFirst, greatestWeight);
    }

    /** Modulus 11 over weights 2, 3 … from the right; a letter counts its distance from '0', as the tax office says. */
    private static int checkDigit(String characters, int greatestWeight) {
        int sum = 0;
        int weight = 2;
        for (int position = characters.length() - 1; position >= 0; position--) {
            sum += (characters.charAt(position) - '0') * weight;
            weight = weight == greatestWeight ? 2 : weight + 1;
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }
}
