package io.rastro.report.web;

import io.rastro.report.web.HtmlPieces.Piece;
import org.springframework.stereotype.Component;

/**
 * Writes the cells of tables, a thousand a page, from pieces of HTML whose gaps are filled: where each value is an
 * expression of a template, evaluating them takes most of a page's time (in JMustache, too, a quarter of it).
 */
@Component
public class TableRows {

    private static final HtmlPieces PIECES = new HtmlPieces("/templates/fragments/cells.properties");
    private static final Piece ROW = PIECES.piece("row");
    private static final Piece ROW_END = PIECES.piece("row.end");
    private static final Piece CELL = PIECES.piece("cell");
    private static final Piece CUT_CELL = PIECES.piece("cell.cut");
    private static final Piece CELL_END = PIECES.piece("cell.end");
    private static final Piece LINK = PIECES.piece("link");
    private static final Piece BADGE = PIECES.piece("badge");
    private static final Piece ITEM = PIECES.piece("item");
    private static final Piece PHONE = PIECES.piece("phone");
    private static final Piece PHONE_GROUP = PIECES.piece("phone.group");
    private static final Piece PHONE_END = PIECES.piece("phone.end");
    private static final Piece FAINT = PIECES.piece("faint");
    private static final Piece PLAIN = PIECES.piece("plain");
    private static final Piece NOTE = PIECES.piece("note");
    private static final Piece BAR = PIECES.piece("bar");
    private static final Piece FIGURE = PIECES.piece("figure");
    private static final Piece FIGURE_LINK = PIECES.piece("figure.link");
    private static final Piece FIGURE_LINK_END = PIECES.piece("figure.link.end");

    private static final int USUAL_LENGTH = 1 << 18;

    /**
     * The rows of a grid.
     *
     * @param root the path of the portal's start, with a slash at its end
     */
    public String grid(Grid grid, String root) {
        String context = context(root);
        StringBuilder html = new StringBuilder(USUAL_LENGTH);
        for (Grid.Row row : grid.rows()) {
            ROW.addTo(html, String.valueOf(row.id()));
            row.cells().forEach(cell -> addCell(cell, context, html));
            ROW_END.addTo(html);
        }
        return html.toString();
    }

    private static void addCell(Cell cell, String context, StringBuilder html) {
        if (cell.title() == null) {
            CELL.addTo(html, cell.css(), cell.key(), cell.header());
        } else {
            CUT_CELL.addTo(html, cell.css(), cell.key(), cell.header(), cell.title());
        }
        if (cell.link() != null) {
            LINK.addTo(
                    html,
                    context + cell.link().address(),
                    cell.link().label(),
                    cell.link().words());
        } else {
            addValue(cell, html);
        }
        if (cell.note() != null) {
            NOTE.addTo(html, cell.note().css(), cell.note().text());
        }
        CELL_END.addTo(html);
    }

    private static void addValue(Cell cell, StringBuilder html) {
        if (cell.badge() != null) {
            BADGE.addTo(
                    html, cell.badge().tone(), cell.badge().icon(), cell.badge().label());
        }
        cell.items().forEach(item -> ITEM.addTo(html, item));
        if (!cell.groups().isEmpty()) {
            PHONE.addTo(html);
            cell.groups().forEach(group -> PHONE_GROUP.addTo(html, group));
            PHONE_END.addTo(html);
        }
        addText(cell.faint(), cell.plain(), html);
    }

    private static void addText(String faint, String plain, StringBuilder html) {
        if (!faint.isEmpty()) {
            FAINT.addTo(html, faint);
        }
        PLAIN.addTo(html, plain);
    }

    /**
     * The numbers of a row that sums up; those of the total name their columns as the headers do.
     *
     * @param root the path of the portal's start, with a slash at its end
     */
    public String figures(SummaryTable.Row row, boolean total, String root) {
        String context = context(root);
        StringBuilder html = new StringBuilder();
        for (SummaryTable.Figure figure : row.figures()) {
            if (total) {
                CELL.addTo(html, figure.css(), figure.key(), figure.header());
            } else {
                FIGURE.addTo(html, figure.css(), figure.header());
            }
            addFigure(figure, context, html);
            CELL_END.addTo(html);
        }
        return html.toString();
    }

    private static void addFigure(SummaryTable.Figure figure, String context, StringBuilder html) {
        if (figure.percent() != null) {
            BAR.addTo(html, figure.percent().toString());
        }
        if (figure.href() == null) {
            addText(figure.faint(), figure.strong(), html);
        } else {
            FIGURE_LINK.addTo(html, context + figure.href());
            addText(figure.faint(), figure.strong(), html);
            FIGURE_LINK_END.addTo(html);
        }
    }

    private static String context(String root) {
        return root.substring(0, root.length() - 1);
    }
}
