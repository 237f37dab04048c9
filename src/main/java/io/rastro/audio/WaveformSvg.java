package io.rastro.audio;

import io.rastro.audio.Waveform.AudioSpan;
import java.util.ArrayList;
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

    /** The marks of a time axis: round times, as many as their labels have room for. */
    static final class TimeAxis {

        private static final int[] STEPS = {
            1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 36_000
        };
        private static final double LABEL_ROOM = 96;

        private TimeAxis() {}

        /** Whole seconds since the beginning, the first mark being 0. */
        static List<Long> marks(long durationMillis, int width) {
            double pixelsPerSecond = width * 1000.0 / Math.max(1, durationMillis);
            long step = STEPS[STEPS.length - 1];
            for (int number = STEPS.length - 1;
                    number >= 0 && STEPS[number] * pixelsPerSecond >= LABEL_ROOM;
                    number--) {
                step = STEPS[number];
            }
            List<Long> marks = new ArrayList<>();
            for (long second = 0; second * 1000 <= durationMillis; second += step) {
                marks.add(second);
            }
            return marks;
        }

        /** As a player writes it: {@code 03:57}, {@code 1:03:57}. */
        static String label(long seconds) {
            String rest = two(seconds / 60 % 60) + ":" + two(seconds % 60);
            return seconds < 3600 ? rest : seconds / 3600 + ":" + rest;
        }

        private static String two(long number) {
            return number < 10 ? "0" + number : Long.toString(number);
        }
    }

    /** The bars of a waveform as path data; the lanes share one scale, so that they can be compared. */
    static final class WaveformBars {

        private static final int STEP = 4;
        private static final double WIDTH = 2.5;
        private static final double LEAST_HEIGHT = 1.6;
        /** A recording quieter than this is drawn quiet, or else the noise of the line would fill the picture. */
        private static final int QUIET = 48;

        private final int bars;
        private final int loudest;

        WaveformBars(Waveform waveform, int width) {
            bars = width / STEP;
            loudest = waveform.lanes().stream().mapToInt(WaveformBars::loudest).reduce(QUIET, Math::max);
        }

        /** The bars of one lane around its centre, the loudest of all lanes as high as there is room. */
        String path(Waveform.Lane lane, int centre, int room) {
            StringBuilder path = new StringBuilder(bars * 30);
            for (int bar = 0; bar < bars; bar++) {
                double height = Math.max(LEAST_HEIGHT, room * level(lane, bar) / loudest);
                path.append(String.format(
                        Locale.ROOT,
                        "M%d %.1fh%.1fv%.1fh-%.1fz",
                        bar * STEP,
                        centre - height / 2,
                        WIDTH,
                        height,
                        WIDTH));
            }
            return path.toString();
        }

        private static int loudest(Waveform.Lane lane) {
            int loudest = 0;
            for (int part = 0; part < lane.parts(); part++) {
                loudest = Math.max(loudest, lane.level(part));
            }
            return loudest;
        }

        /** A mean, because where bars are few the loudest moment of each would make them all alike. */
        private double level(Waveform.Lane lane, int bar) {
            int from = bar * lane.parts() / bars;
            int to = Math.max(from + 1, (bar + 1) * lane.parts() / bars);
            double sum = 0;
            for (int part = from; part < to; part++) {
                sum += lane.level(part);
            }
            return sum / (to - from);
        }
    }
}
