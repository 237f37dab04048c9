package io.rastro.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was measured: tables for people and for programs, and the verdict on each target. */
final class BenchmarkResults {

    /** A table; every row has as many cells as the header. */
    record Table(String title, List<String> header, List<List<Object>> rows) {

        void row(Object... cells) {
            rows.add(List.of(cells));
            System.out.println("  " + String.join(" | ", texts(List.of(cells))));
        }
    }

    private final Map<String, Object> setting = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final Table targets =
            new Table("Targets", List.of("what", "measured", "target", "stretch", "verdict"), new ArrayList<>());

    private final List<String> exceeded = new ArrayList<>();

    void setting(String name, Object value) {
        setting.put(name, value);
        System.out.println(name + ": " + value);
    }

    Table table(String title, String... header) {
        Table table = new Table(title, List.of(header), new ArrayList<>());
        tables.add(table);
        System.out.println(title + ": " + String.join(" | ", header));
        return table;
    }

    /** A figure that is better the lower it is; null: there is nothing to measure yet. */
    void atMost(String what, @Nullable Double measured, double target, double stretch) {
        judge(what, measured, target, stretch, -1);
    }

    /** A figure that is better the higher it is. */
    void atLeast(String what, @Nullable Double measured, double target, double stretch) {
        judge(what, measured, target, stretch, 1);
    }

    /** A figure that does not depend on the machine: beyond its target, the run has failed. */
    void bound(String what, double measured, double target, double stretch) {
        atMost(what, measured, target, stretch);
        if (measured > target) {
            exceeded.add(what);
        }
    }

    /** Bounds that were exceeded. */
    List<String> exceeded() {
        return exceeded;
    }

    private void judge(String what, @Nullable Double measured, double target, double stretch, int sign) {
        String bound = sign < 0 ? "≤ " : "≥ ";
        String verdict = measured == null || measured.isNaN()
                ? "not present"
                : measured * sign >= stretch * sign ? "stretch" : measured * sign >= target * sign ? "met" : "missed";
        targets.row(what, measured == null ? "–" : measured, bound + text(target), bound + text(stretch), verdict);
    }

    /** Writes benchmark.md and benchmark.json, and prints the targets. */
    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<Table> all = new ArrayList<>(List.of(targets));
        all.addAll(tables);
        StringBuilder page = new StringBuilder("# Benchmark\n\n");
        setting.forEach((name, value) ->
                page.append("- ").append(name).append(": ").append(value).append('\n'));
        all.forEach(table -> page.append(markdown(table)));
        Files.writeString(directory.resolve("benchmark.md"), page);
        Files.writeString(
                directory.resolve("benchmark.json"),
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Map.of("setting", setting, "tables", all)));
        System.out.println(markdown(targets));
    }

    private static String markdown(Table table) {
        StringBuilder text = new StringBuilder("\n## " + table.title() + "\n\n");
        line(text, table.header());
        line(text, table.header().stream().map(cell -> "---").toList());
        table.rows().forEach(row -> line(text, texts(row)));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static List<String> texts(List<Object> cells) {
        return cells.stream().map(BenchmarkResults::text).toList();
    }

    private static String text(Object cell) {
        if (!(cell instanceof Double number)) {
            return cell.toString();
        }
        if (number.isNaN()) {
            return "–";
        }
        return String.format(Locale.ROOT, number != 0 && Math.abs(number) < 10 ? "%.2f" : "%,.0f", number);
    }
}
