package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.random.FastRandom;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.SvgSurface;
import spikeloom.ui.chart.Viewport;

final class CodeSheetTest {
  @TempDir Path folder;

  private static Signal wave() {
    float[] values = new float[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 + 0.5 * Math.sin(i / 8.0));
    }
    return new Signal(new SignalShape.Series(60, 1), values);
  }

  private static CodedSample coded(String name, double linear) {
    Signal wave = wave();
    SpikeEncoding code = Encodings.named(name);
    int steps = code.steps(wave.shape()).orElse(20);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(steps, code.channels(wave.shape()));
    code.encode(wave.values(), 0, wave.shape(), new FastRandom(1), builder);
    builder.endSample();
    return CodedSample.of(code, wave, builder.build().raster(0), linear);
  }

  @Test
  void theTableHasALinePerCodeAndAnEmptyCellForWhatIsNotKnown() throws Exception {
    Figure sheet =
        CodeSheet.of("a wave", wave(), List.of(coded("delta", 0.25), coded("burst", Double.NaN)));
    Path csv = folder.resolve("codes.csv");
    FigureFile.write(sheet, csv);
    List<String> lines = Files.readAllLines(csv);
    assertEquals(3, lines.size());
    assertTrue(lines.get(1).startsWith("delta,binary,120,2,"), lines.get(1));
    assertTrue(lines.get(1).endsWith(",0.25"), lines.get(1));
    assertTrue(lines.get(2).endsWith(","), lines.get(2));
  }

  @Test
  void aPanelShowsAPartOfItsRasterAndWritesAllOfIt() {
    CodePanel panel = new CodePanel(coded("delta", 0.25), wave().shape());
    CodePanel part = panel.within(new Viewport(0.25, 0.5, 0, 1));
    Box box = new Box(0, 0, 420, 290);
    SvgSurface svg = new SvgSurface("delta", 420, 290);
    part.draw(svg, box, ChartTheme.LIGHT);

    assertTrue(svg.document().contains(">30–60 of 120 steps · 0–2 of 2 channels<"));
    assertTrue(svg.document().contains(">peak 0.500<"));
    assertEquals(panel.plot(box, ChartTheme.LIGHT), part.plot(box, ChartTheme.LIGHT));
    assertEquals(new Viewport.Cells(120, 2), part.cells());
    assertEquals(csv(panel), csv(part));
    String[] tables = csv(part).split("\n\n", -1);
    assertTrue(tables[0].startsWith("step,input,value\n"));
    assertEquals(121, tables[1].lines().count(), "a header and the rate of each step");
  }

  private static String csv(CodePanel panel) {
    StringBuilder csv = new StringBuilder();
    panel.writeTo(new CsvWriter(csv));
    return csv.toString();
  }

  @Test
  void panelsStandInRowsThatDoNotTouch() {
    List<CodedSample> codes =
        Stream.of("rate", "latency", "isi", "phase", "delta").map(c -> coded(c, 0.5)).toList();
    Figure sheet = CodeSheet.of("a wave", wave(), codes);
    assertEquals(7, sheet.panels().size(), "heading, sample and five codes");
    for (Figure.Panel a : sheet.panels()) {
      Box place = a.place();
      assertTrue(place.right() <= sheet.page().right() && place.bottom() <= sheet.page().bottom());
      for (Figure.Panel b : sheet.panels()) {
        boolean apart =
            place.right() <= b.place().x()
                || b.place().right() <= place.x()
                || place.bottom() <= b.place().y()
                || b.place().bottom() <= place.y();
        assertTrue(a.equals(b) || apart);
      }
    }
    SvgSurface svg = new SvgSurface("codes", sheet.page().width(), sheet.page().height());
    sheet.draw(svg);
    String drawn = svg.document();
    codes.forEach(coded -> assertTrue(drawn.contains(">" + coded.code().code() + "<")));
    assertTrue(drawn.contains("no channel fires twice"), "latency has no intervals");
  }
}
