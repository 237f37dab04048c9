package io.rastro.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;

/** A page's grid as it is printed on A4. */
final class Paper {

    /** In px, of A4 across, without the margins. */
    private static final int A4_WIDTH = 1123 - 2 * 19;

    private static final String COLUMNS = """
            const shown = cells => [...document.querySelectorAll(cells)]
                .filter(cell => cell.getClientRects().length > 0 && cell.dataset.column)
                .map(cell => cell.dataset.column + ' ' + cell.textContent.trim());
            const label = cell => getComputedStyle(cell, '::before').content.replace(/^"|"$/g, '');
            const column = cell => document.querySelector('.rgrid thead tr:last-child').cells[cell.cellIndex].dataset.column;
            const labelled = row => [...row.querySelectorAll('td[data-label]')]
                .filter(cell => cell.getClientRects().length > 0 && column(cell))
                .map(cell => column(cell) + ' ' + label(cell));
            const printed = () => {
                const heads = shown('.rgrid thead tr:last-child > *');
                return heads.length > 0 ? heads : labelled(document.querySelector('.rgrid tbody tr'));
            };
            """;

    /** What a reader of the paper would miss: letters under 8 points, cells cut or beside the sheet, torn dates and words. */
    private static final String FAULTS = """
            const faults = [];
            const lines = node => {
                const range = document.createRange();
                range.selectNodeContents(node);
                return new Set([...range.getClientRects()].map(rect => Math.round(rect.top))).size;
            };
            for (const cell of document.querySelectorAll('.rgrid tr > *')) {
                const style = getComputedStyle(cell);
                const box = cell.getBoundingClientRect();
                if (box.width === 0) continue;
                const name = (cell.dataset.column ?? '') + ' ' + cell.textContent.trim();
                if (parseFloat(style.fontSize) < 10.66) faults.push('small: ' + name);
                if (style.overflow !== 'visible') faults.push('cut: ' + name);
                if (box.left < 0 || box.right > document.documentElement.clientWidth + 1) faults.push('beside: ' + name);
                if (cell.scrollWidth > cell.clientWidth + 1) faults.push('too wide: ' + name);
            }
            for (const date of document.querySelectorAll('.rgrid .date, .rgrid .z')) {
                if (date.textContent && lines(date) > 1) faults.push('torn: ' + date.textContent);
            }
            faults""";

    private Paper() {}

    /** The columns on paper: those of the table's head, or the names in the blocks of rows that have too many. */
    static void holdsEveryColumn(Page page) {
        Object columns = page.evaluate(COLUMNS + "shown('.rgrid thead tr:last-child > *')");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(A4_WIDTH, 700);
        assertThat(page.evaluate(COLUMNS + "printed()")).isEqualTo(columns);
        assertThat(page.evaluate(FAULTS)).isEqualTo(List.of());
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(A4_WIDTH);
    }
}
