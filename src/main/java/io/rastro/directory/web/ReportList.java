package io.rastro.directory.web;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.directory.ListService;
import io.rastro.directory.ListService.Answer;
import io.rastro.report.Column;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetList.Neighbours;
import io.rastro.report.KeysetPage;
import io.rastro.report.ListRow;
import io.rastro.report.PageRequest;
import io.rastro.report.web.Grid;
import io.rastro.report.web.GridLayout;
import io.rastro.report.web.ListView;
import io.rastro.report.web.ReportFile;
import io.rastro.report.web.ReportFileName;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.ReportRequest;
import io.rastro.report.web.RowHistories;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * A list of a report: page by page, as a file, and from the history of one row to the next. The whole request is in the
 * address.
 *
 * @param <F> what is asked for, checked
 */
public abstract class ReportList<F, R extends ListRow> {

    private final String path;
    private final ReportAddress<F> address;
    private final ListService<F, R> service;
    private final ReportPages pages;

    /**
     * A list.
     *
     * @param path where it is within the portal; its file has the same with the ending of its format
     */
    protected ReportList(String path, ReportAddress<F> address, ListService<F, R> service, ReportPages pages) {
        this.path = path;
        this.address = address;
        this.service = service;
        this.pages = pages;
    }

    public final String path() {
        return path;
    }

    /** Whether a row's id is that of an interaction. */
    public boolean ofInteractions() {
        return true;
    }

    /** The beginning of the keys of the list's messages. */
    protected abstract String words();

    protected abstract GridLayout<R> layout();

    /** The columns of the file. */
    protected abstract List<? extends Column<R>> columns(F filter);

    /** The columns of the grid, which also has what it hides. */
    protected List<? extends Column<R>> gridColumns(F filter) {
        return columns(filter);
    }

    protected abstract ReportFileName fileName(F filter);

    /** The page, but for the list itself. */
    protected abstract ModelAndView page(Question<F> question, Answer<R> answer);

    /** How a history that is opened from the list names the page it leads back to. */
    protected String back(String query) {
        return path + "?" + query;
    }

    /** The page asked for; the first one when there is nothing beyond the place asked for. */
    protected final ModelAndView list(Question<F> question) {
        ReportRequest request = question.request();
        ReportLinks links = question.links();
        Answer<R> answer = service.answer(question.filter(), question.scope(), request.page(), request.countExactly());
        KeysetPage<R> rows = answer.page();
        if (rows.rows().isEmpty() && request.page().after() != null) {
            return new ModelAndView("redirect:" + path + "?" + links.search());
        }
        return page(question, answer)
                .addObject(
                        "list",
                        new ListView(
                                path,
                                words(),
                                links,
                                request.order(),
                                rows,
                                Grid.of(
                                        layout(),
                                        gridColumns(question.filter()),
                                        rows,
                                        pages.zone(),
                                        histories(question)),
                                answer.exactCount()));
    }

    private @Nullable RowHistories histories(Question<F> question) {
        return question.reader().may(Permission.VIEW_HISTORY)
                ? RowHistories.of(back(question.links().page(question.request().page())), words(), pages.texts())
                : null;
    }

    /** All rows of the same list. */
    protected final ReportFile<R> file(Question<F> question) {
        F filter = question.filter();
        return ReportFile.list(
                fileName(filter), columns(filter), rows -> service.export(filter, question.scope(), rows));
    }

    /**
     * What is around a row of the list.
     *
     * @param parameters of the page of the list that the reader came from
     * @return empty when the list is not well formed, or not for this reader
     */
    public final Optional<Surroundings> around(Map<String, List<String>> parameters, Cursor cursor, PortalUser reader) {
        return pages.question(address, parameters, reader)
                .map(question -> new Surroundings(
                        service.neighbours(question.filter(), question.scope(), cursor),
                        question.request().page(),
                        question.links()));
    }

    /**
     * A row's neighbours, and the way to their pages.
     *
     * @param page the page of the list that the reader came from
     */
    public record Surroundings(Neighbours neighbours, PageRequest page, ReportLinks links) {}
}
