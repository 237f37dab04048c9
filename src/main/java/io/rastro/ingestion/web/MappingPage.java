package io.rastro.ingestion.web;

import io.rastro.ingestion.CsvMapping;
import io.rastro.ingestion.CsvPreview;
import io.rastro.ingestion.CsvSample;
import io.rastro.ingestion.CsvTargets;
import io.rastro.ingestion.DateOrder;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.RememberedMappings.Remembered;
import io.rastro.ingestion.web.PreviewRows.PreviewRow;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page on which the columns of a CSV are confirmed: the choices, and what they make of the first rows. */
@Component
class MappingPage {

    private static final int ROWS_SHOWN = 6;

    private final PreviewRows rows;
    private final Clock clock;
    private final ZoneId zone;

    MappingPage(PreviewRows rows, Clock clock, ZoneId zone) {
        this.rows = rows;
        this.clock = clock;
        this.zone = zone;
    }

    CsvMapping proposal(CsvSample sample, RecordKind kind) throws IOException {
        return sample.proposal(kind, zone);
    }

    /** @param inUse whether the mapping is just this one */
    record Offer(Remembered known, boolean sameSource, boolean inUse) {}

    String show(ImportMappingController.OpenImport open, Locale locale, Model model) throws IOException {
        CsvMapping mapping = open.mapping();
        CsvSample sample = open.sample();
        DateOrder order = sample.dateOrder(mapping);
        List<String> missing = missing(mapping, order);
        CsvPreview preview = preview(open, missing);
        model.addAttribute("run", open.run());
        model.addAttribute("mapping", mapping);
        model.addAttribute("offers", offers(open));
        model.addAttribute("isProposal", open.isProposal());
        model.addAttribute("mappingName", name(open));
        model.addAttribute("records", sample.records(mapping.layout()));
        model.addAttribute("sheets", sample.sheets());
        model.addAttribute("missing", missing);
        model.addAttribute("mixedDates", order.isMixed());
        model.addAttribute("statuses", sample.statuses(mapping));
        model.addAttribute("preview", preview);
        model.addAttribute("previewColumns", PreviewColumn.of(mapping.records()));
        model.addAttribute("previewLines", lines(preview, mapping, locale));
        model.addAttribute("zoneOfFuture", sample.zoneOfFuture(mapping, preview));
        model.addAttribute("startable", isStartable(missing, preview));
        model.addAttribute("fingerprint", mapping.fingerprint());
        addChoices(mapping.records(), model);
        return "imports/mapping";
    }

    boolean startable(ImportMappingController.OpenImport open) throws IOException {
        List<String> missing = missing(open.mapping(), open.sample().dateOrder(open.mapping()));
        return isStartable(missing, preview(open, missing));
    }

    private static boolean isStartable(List<String> missing, CsvPreview preview) {
        return missing.isEmpty() && !preview.isHopeless();
    }

    /** The message keys of what must be told before the import can start. */
    private static List<String> missing(CsvMapping mapping, DateOrder order) {
        return Stream.concat(
                        Stream.ofNullable(order.objection(mapping.monthFirst())),
                        mapping.missing().stream().map(field -> "imports.missing." + field))
                .toList();
    }

    private CsvPreview preview(ImportMappingController.OpenImport open, List<String> missing) throws IOException {
        return missing.isEmpty()
                ? open.sample().preview(open.mapping(), clock.instant())
                : new CsvPreview(List.of(), clock.instant());
    }

    private static List<Offer> offers(ImportMappingController.OpenImport open) throws IOException {
        List<Offer> offers = new ArrayList<>();
        for (Remembered known : open.remembered()) {
            boolean sameSource = known.source().equals(open.run().source());
            offers.add(new Offer(known, sameSource, open.uses(known.mapping())));
        }
        return offers;
    }

    /** The name this shape of file has for its source, or the source's own. */
    private static String name(ImportMappingController.OpenImport open) {
        String source = open.run().source();
        return open.remembered().stream()
                .filter(known -> known.source().equals(source))
                .map(Remembered::name)
                .findFirst()
                .orElse(source);
    }

    private List<PreviewRow> lines(CsvPreview preview, CsvMapping mapping, Locale locale) {
        List<PreviewColumn> columns = PreviewColumn.of(mapping.records());
        return preview.rows().stream()
                .limit(ROWS_SHOWN)
                .map(row -> rows.of(row, columns, mapping.records(), mapping, locale))
                .toList();
    }

    private void addChoices(RecordKind kind, Model model) {
        model.addAttribute("delimiters", new TreeMap<>(MappingForm.DELIMITERS));
        model.addAttribute("encodings", MappingForm.ENCODINGS);
        model.addAttribute("targets", CsvTargets.of(kind));
        model.addAttribute("media", Medium.values());
        model.addAttribute("directions", Direction.values());
        model.addAttribute("meanings", kind.statusMeanings());
        model.addAttribute("zones", new TreeSet<>(ZoneId.getAvailableZoneIds()));
        model.addAttribute("portalZone", zone);
    }
}
