package io.rastro.audio;

import java.util.List;
import java.util.Locale;

/**
 * Draws a waveform as SVG, without any style of its own: {@code wave.css} colours it. A script moves the position by
 * the width of {@code rect.played} and the place of {@code g.cur}.
 */
public final class WaveformSvg {

    private static final int TOP = 8;
    private static final int BOTTOM = 146;
    private static final int MIDDLE = 77;
    private static final int LABEL_ROOM = 64;

    private final Waveform waveform;
    private final WaveformDrawing drawing;
    private final StringBuilder svg = new StringBuilder(16 * 1024);

    private WaveformSvg(Waveform waveform, WaveformDrawing drawing) {
        this.waveform = waveform;
        this.drawing = drawing;
    }

    public static String render(Waveform waveform, WaveformDrawing drawing) {
        return new WaveformSvg(waveform, drawing).draw();
    }

    private String draw() {
        open();
        spans("silence", waveform.silences(), drawing.texts().silence(), BOTTOM - 6);
        spans("hold", drawing.holds(), drawing.texts().hold(), 20);
        lanes();
        axis();
        if (drawing.positionMillis() != null) {
            cursor(drawing.positionMillis());
        }
        return svg.append("</svg>").toString();
    }

    private void open() {
        add("<svg class=\"wave\" viewBox=\"0 -3 %d 172\" role=\"img\" data-duration=\"%d\"", drawing.width(), millis());
        add(" aria-labelledby=\"%1$s-title %1$s-desc\">", drawing.id());
        add(
                "<title id=\"%s-title\">%s</title>",
                drawing.id(), escape(drawing.texts().title()));
        add(
                "<desc id=\"%s-desc\">%s</desc>",
                drawing.id(), escape(drawing.texts().description()));
    }

    private void spans(String kind, List<AudioSpan> spans, String label, int baseline) {
        for (AudioSpan span : spans) {
            double from = x(span.fromMillis());
            double width = x(span.toMillis()) - from;
            if (width <= 0) {
                continue;
            }
            add(
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    kind, from, TOP, width, BOTTOM - TOP);
            if (width >= LABEL_ROOM) {
                add(
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        from + width / 2, baseline, escape(label));
            }
        }
    }

    private void lanes() {
        boolean two = waveform.lanes().size() > 1;
        WaveformBars bars = new WaveformBars(waveform, drawing.width());
        Long position = drawing.positionMillis();
        double played = position == null ? drawing.width() : x(position);
        add(
                "<defs><clipPath id=\"%s-clip\"><rect class=\"played\" x=\"0\" y=\"0\" width=\"%.1f\" height=\"%d\"/>",
                drawing.id(), played, BOTTOM);
        svg.append("</clipPath>");
        for (int lane = 0; lane < waveform.lanes().size(); lane++) {
            add("<path id=\"%s-lane-%d\" d=\"", drawing.id(), lane);
            svg.append(bars.path(waveform.lanes().get(lane), two ? 42 + lane * 70 : MIDDLE, two ? 54 : 108));
            svg.append("\"/>");
        }
        svg.append("</defs>");
        if (two) {
            add("<line class=\"mid\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", drawing.width(), MIDDLE, MIDDLE);
        }
        for (int lane = 0; lane < waveform.lanes().size(); lane++) {
            use(lane, two && lane == 0 ? "c" : "a");
        }
    }

    private void use(int lane, String party) {
        add("<use class=\"%s rest\" href=\"#%s-lane-%d\"/>", party, drawing.id(), lane);
        add("<use class=\"%1$s\" href=\"#%2$s-lane-%3$d\" clip-path=\"url(#%2$s-clip)\"/>", party, drawing.id(), lane);
    }

    private void axis() {
        for (long second : TimeAxis.marks(millis(), drawing.width())) {
            double x = x(second * 1000);
            String anchor = second == 0 ? "start" : x > drawing.width() - 18 ? "end" : "middle";
            add("<line class=\"tick\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, BOTTOM, BOTTOM + 5);
            add("<text x=\"%.1f\" y=\"164\" text-anchor=\"%s\">%s</text>", x, anchor, TimeAxis.label(second));
        }
    }

    /** The label stays within the picture at both ends. */
    private void cursor(long position) {
        double x = x(position);
        double label = Math.max(22, Math.min(drawing.width() - 22, x)) - x;
        add("<g class=\"cur\" transform=\"translate(%.1f 0)\"><line x1=\"0\" x2=\"0\" y1=\"6\" y2=\"150\"/>", x);
        add("<rect x=\"%.1f\" y=\"-1\" width=\"44\" height=\"17\" rx=\"3\"/>", label - 22);
        add("<text x=\"%.1f\" y=\"12\" text-anchor=\"middle\">%s</text></g>", label, TimeAxis.label(position / 1000));
    }

    private long millis() {
        return waveform.durationMillis();
    }

    private double x(long millis) {
        return drawing.width() * Math.min(1.0, (double) millis / Math.max(1, millis()));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
