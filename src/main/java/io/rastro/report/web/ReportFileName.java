package io.rastro.report.web;

import io.rastro.report.Period;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a downloaded file is called: the report, what it is about, its dates, in the reader's language and in letters
 * that every file system takes.
 *
 * @param words the report's name and what it is about: keys of the message bundles, or words as they are
 */
public record ReportFileName(Period period, List<String> words) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    public ReportFileName(Period period, String... words) {
        this(period, List.of(words));
    }

    /** Without an ending, such as {@code rastreio-voz-2026-11-01-a-2026-11-30}. */
    String in(Texts texts) {
        Stream<String> names = words.stream().map(word -> plain(word(word, texts)));
        return Stream.concat(names, dates(texts)).collect(Collectors.joining("-"));
    }

    /** What the sheets of a workbook are called, such as {@code rastreio}. */
    String report(Texts texts) {
        return word(words.get(0), texts);
    }

    private static String word(String word, Texts texts) {
        return Objects.requireNonNullElse(texts.ifAny(word), word);
    }

    private Stream<String> dates(Texts texts) {
        Stream<String> from = Stream.ofNullable(period.from()).map(Object::toString);
        if (period.to() == null || period.to().equals(period.from())) {
            return from;
        }
        return Stream.concat(from, Stream.of(texts.of("file.until"), period.to().toString()));
    }

    private static String plain(String words) {
        String letters =
                MARKS.matcher(Normalizer.normalize(words, Normalizer.Form.NFD)).replaceAll("");
        return OTHERS.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("-");
    }
}
