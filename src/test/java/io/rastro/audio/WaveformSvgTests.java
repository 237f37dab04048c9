package io.rastro.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.audio.Waveform.AudioSpan;
import io.rastro.audio.WaveformSvg.TimeAxis;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class WaveformSvgTests {

    private static final WaveformDrawing.Texts TEXTS = new WaveformDrawing.Texts(
            "Forma de onda: \"contato\" & agente", "2 s <sem silêncio>", "em espera", "silêncio");

    @Test
    void isWellFormedAndCarriesNoStyle() throws Exception {
        String svg = WaveformSvg.render(dialogue(), drawing(List.of(new AudioSpan(500, 900)), 1200L));
        Document picture = parse(svg);
        assertThat(picture.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(TEXTS.title());
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo(TEXTS.description());
        assertThat(svg).doesNotContain("style").doesNotContain("fill=").doesNotContain("<script");
    }

    @Test
    void drawsTheClientAboveTheAgent() throws Exception {
        Document picture = parse(WaveformSvg.render(dialogue(), drawing(List.of(), null)));
        assertThat(first(picture, "use", "c")).isNotNull();
        assertThat(first(picture, "use", "a")).isNotNull();
        assertThat(first(picture, "line", "mid")).isNotNull();
        assertThat(first(picture, "rect", "played").getAttribute("width")).isEqualTo("1240.0");
        assertThat(first(picture, "g", "cur")).isNull();
        assertThat(bars(picture)).isEqualTo(310);
    }

    @Test
    void aSingleChannelIsOneLane() throws Exception {
        Waveform mono = WaveformComputer.compute(Fixture.of("speech.wav"));
        Document picture = parse(WaveformSvg.render(mono, drawing(List.of(), null)));
        assertThat(first(picture, "use", "c")).isNull();
        assertThat(first(picture, "line", "mid")).isNull();
        assertThat(picture.getElementsByTagName("path").getLength()).isEqualTo(1);
    }

    @Test
    void marksHoldsWithinThePictureAndThePosition() throws Exception {
        Waveform waveform = dialogue();
        AudioSpan beyond = new AudioSpan(waveform.durationMillis() / 2, 999_000);
        Document picture = parse(WaveformSvg.render(waveform, drawing(List.of(beyond), waveform.durationMillis() / 4)));
        Element hold = first(picture, "rect", "hold");
        assertThat(hold.getAttribute("x")).isEqualTo("620.0");
        assertThat(hold.getAttribute("width")).isEqualTo("620.0");
        assertThat(first(picture, "rect", "played").getAttribute("width")).isEqualTo("310.0");
        assertThat(first(picture, "g", "cur").getTextContent()).isEqualTo("00:00");
    }

    @Test
    void showsSilenceAsAStretchOfItsOwn() throws Exception {
        Waveform.Lane quiet = new Waveform.Lane(new byte[600]);
        Waveform waveform = new Waveform(
                60_000, null, List.of(quiet), List.of(new AudioSpan(0, 30_000), new AudioSpan(57_000, 60_000)));
        String svg = WaveformSvg.render(waveform, drawing(List.of(), null));
        assertThat(svg.split("class=\"silence\"", -1)).hasSize(3);
        assertThat(svg.split(">silêncio<", -1))
                .as("the label only where it has room")
                .hasSize(2);
    }

    @Test
    void theAxisHasRoundTimesThatHaveRoom() {
        assertThat(TimeAxis.marks(552_000, 1240))
                .containsExactly(0L, 60L, 120L, 180L, 240L, 300L, 360L, 420L, 480L, 540L);
        assertThat(TimeAxis.marks(552_000, 336)).containsExactly(0L, 300L);
        assertThat(TimeAxis.marks(0, 336)).containsExactly(0L);
        assertThat(TimeAxis.label(237)).isEqualTo("03:57");
        assertThat(TimeAxis.label(3 * 3600 + 61)).isEqualTo("3:01:01");
    }

    private static Waveform dialogue() throws IOException {
        return WaveformComputer.compute(Fixture.of("stereo.wav"));
    }

    private static WaveformDrawing drawing(List<AudioSpan> holds, @Nullable Long position) {
        return new WaveformDrawing("onda-1", 1240, holds, TEXTS, position);
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static @Nullable Element first(Document picture, String name, String kind) {
        NodeList all = picture.getElementsByTagName(name);
        for (int at = 0; at < all.getLength(); at++) {
            Element element = (Element) all.item(at);
            if (element.getAttribute("class").equals(kind)) {
                return element;
            }
        }
        return null;
    }

    private static int bars(Document picture) {
        Element path = (Element) picture.getElementsByTagName("path").item(0);
        return path.getAttribute("d").split("z", -1).length - 1;
    }
}
