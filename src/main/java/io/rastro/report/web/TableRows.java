package io.rastro.report.web;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.unbescape.html.HtmlEscape;

/**
 * Writes the cells of tables, a thousand a page, by templates that only fill in values: where each is an expression of its
 * own, most of a page's time goes into evaluating them. All values are escaped.
 */
@Component
public class TableRows {

    private final Template grid = template("grid-rows");
    private final Template figures = template("summary-figures");

    private static Template template(String name) {
        String path = "/templates/fragments/" + name + ".mustache";
        try (Reader source = new InputStreamReader(
                Objects.requireNonNull(TableRows.class.getResourceAsStream(path), path), StandardCharsets.UTF_8)) {
            return Mustache.compiler()
                    .withEscaper(HtmlEscape::escapeHtml4Xml)
                    .emptyStringIsFalse(true)
                    .compile(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param root the path of the portal's start, with a slash at its end */
    public String grid(Grid grid, String root) {
        return this.grid.execute(new GridRows(context(root), grid.rows()));
    }

    /** @param root the same */
    public String figures(SummaryTable.Row row, String root) {
        return figures.execute(new RowFigures(context(root), row.figures()));
    }

    private static String context(String root) {
        return root.substring(0, root.length() - 1);
    }

    private record GridRows(String context, List<Grid.Row> rows) {}

    private record RowFigures(String context, List<SummaryTable.Figure> figures) {}
}
