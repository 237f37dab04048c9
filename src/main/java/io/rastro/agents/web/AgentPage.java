package io.rastro.agents.web;

import io.rastro.agents.AgentColumn;
import io.rastro.agents.AgentRow;
import io.rastro.agents.AgentService.AgentFacts;
import io.rastro.agents.AgentService.AgentShift;
import io.rastro.agents.AgentsField;
import io.rastro.agents.AgentsFilter;
import io.rastro.agents.AgentsReport;
import io.rastro.agents.StatusTimes;
import io.rastro.report.CellWriter;
import io.rastro.report.FilterField;
import io.rastro.report.NumberStyle;
import io.rastro.report.Order;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.ReportLinks;
import io.rastro.report.web.SummaryTable;
import io.rastro.report.web.SummaryTable.Labels;
import io.rastro.report.web.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes an agent's page. */
@Component
class AgentPage {

    private final Texts texts;
    private final ZoneId zone;

    AgentPage(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** Of an agent without anything to show. */
    ModelAndView without(AgentFacts facts, AgentsFilter filter) {
        return new ModelAndView("agents/nothing")
                .addObject("agent", facts)
                .addObject("filter", filter)
                .addObject("links", new AgentLinks(facts.id(), filter));
    }

    ModelAndView of(AgentFacts facts, AgentsFilter filter, AgentsReport report, AgentShift shift) {
        AgentLinks links = new AgentLinks(facts.id(), filter);
        AgentWords words = new AgentWords(texts, report);
        CellWriter cells = new CellWriter(zone, NumberStyle.of(LocaleContextHolder.getLocale()));
        List<AgentColumn> columns = AgentColumn.of(filter, report);
        return new ModelAndView("agents/agent")
                .addObject("agent", facts)
                .addObject("filter", filter)
                .addObject("links", links)
                .addObject("report", report)
                .addObject("shift", shift)
                .addObject("cells", new MeasureText(cells))
                .addObject("clock", new ClockText(zone, shift))
                .addObject("picture", new ShiftPicture(texts, zone).draw(shift))
                .addObject("pauses", pauses(report.total().sums().statuses(), words))
                .addObject("table", table(columns, report, cells, words, links, new AgentsLinks(filter)))
                .addObject("explanations", new AgentsExplanations(texts, cells).of(columns, report))
                .addObject("chart", new AgentsCharts(texts).trend(report))
                .addObject("team", TeamTime.of(report.total().sums().statuses()))
                .addObject("repairs", DataIssueNote.of(report, new AgentsLinks(filter)));
    }

    /** One reason and its time. */
    public record PauseShare(String reason, long seconds, double share) {}

    private static List<PauseShare> pauses(StatusTimes statuses, AgentWords words) {
        return statuses.pauses().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> new PauseShare(
                        words.reason(entry.getKey()), entry.getValue(), (double) entry.getValue() / statuses.paused()))
                .sorted(Comparator.comparingLong(PauseShare::seconds).reversed())
                .toList();
    }

    private SummaryTable table(
            List<AgentColumn> columns,
            AgentsReport report,
            CellWriter cells,
            AgentWords words,
            AgentLinks links,
            AgentsLinks lists) {
        return SummaryTable.of(
                columns,
                report.rows(),
                report.total(),
                cells,
                new Labels<>(words::header, this::name, row -> href(row, links), lists::list));
    }

    private static @Nullable String href(AgentRow row, AgentLinks links) {
        LocalDate day = row.day();
        return day == null ? null : links.day(day);
    }

    private String name(AgentRow row) {
        LocalDate day = row.day();
        return day == null ? texts.of("summary.total") : day.toString();
    }

    /** Writes instants of one day as times; those of another day with their date. */
    public static final class ClockText {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
        private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

        private final ZoneId zone;
        private final AgentShift shift;

        ClockText(ZoneId zone, AgentShift shift) {
            this.zone = zone;
            this.shift = shift;
        }

        public String write(Instant instant) {
            ZonedDateTime local = instant.atZone(zone);
            LocalDate day = shift.day();
            return (local.toLocalDate().equals(day) ? TIME : DATE_TIME).format(local);
        }

        /** The end of a span: midnight at its end belongs to the day. */
        public String writeEnd(Instant instant) {
            return instant.atZone(zone).equals(shift.day().plusDays(1).atStartOfDay(zone))
                    ? "24:00:00"
                    : write(instant);
        }

        /** The reason of a pause; empty when none is known. */
        public String reason(int id) {
            return id == StatusTimes.NO_REASON ? "" : shift.pauseReasons().getOrDefault(id, "");
        }
    }

    /** Where an agent's page leads. */
    public static final class AgentLinks {

        private static final Set<AgentsField> IMPLIED =
                Set.of(AgentsField.AGENT, AgentsField.AGENT_TAG, AgentsField.AGENT_ACTIVE, AgentsField.GROUP_BY);

        private final int agentId;
        private final AgentsFilter filter;
        private final ReportLinks links;

        AgentLinks(int agentId, AgentsFilter filter) {
            this.agentId = agentId;
            this.filter = filter;
            this.links = ReportLinks.of(
                    AgentsField.ofReport().stream().map(AgentsField::field).toList(), filter.values(), Order.NEWEST);
        }

        /** The report of all agents. */
        public String report() {
            return "/agents?" + own();
        }

        public String day(LocalDate day) {
            return "/agents/" + agentId + "?" + own().add("day", day.toString());
        }

        public boolean has(LocalDate day) {
            return !day.isBefore(filter.from()) && !day.isAfter(filter.to());
        }

        /** What was answered of what was received on a day. */
        public String answered(LocalDate day) {
            return "/agents/interactions?"
                    + links.query(field -> !field.equals(AgentsField.DATE.field()) && !isImplied(field.name()))
                            .add(FilterField.DATE, day, day)
                            .add("agent", Integer.toString(agentId))
                            .add(SegmentListAddress.OF, "ANSWERED");
        }

        private QueryString own() {
            return links.query(field -> !isImplied(field.name()));
        }

        private static boolean isImplied(String name) {
            return IMPLIED.stream().anyMatch(field -> field.field().name().equals(name));
        }
    }
}
