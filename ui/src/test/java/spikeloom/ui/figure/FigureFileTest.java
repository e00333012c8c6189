package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.run.RunHistory;
import spikeloom.training.Snapshot;
import spikeloom.ui.error.UiException;
import spikeloom.ui.fake.Fakes;

class FigureFileTest {
  @TempDir Path folder;

  private final Snapshot snapshot = Fakes.snapshot(8, 0.8);

  @Test
  void everyFigureIsWrittenInEveryFormatAndNothingElseIsLeft() throws Exception {
    List<Figure> figures =
        List.of(
            Figures.reconstructions(snapshot),
            Figures.latentRaster(snapshot.samples().get(0)),
            Figures.trainingCurves(history(50)),
            Figures.sampleSheet(snapshot.samples().get(0), snapshot.shape()));
    for (int i = 0; i < figures.size(); i++) {
      for (FigureFile.Format format : FigureFile.Format.values()) {
        FigureFile.write(figures.get(i), folder.resolve("new/" + i + "." + format.extension()));
      }
      var factory = DocumentBuilderFactory.newInstance();
      factory.newDocumentBuilder().parse(folder.resolve("new/" + i + ".svg").toFile());
      assertTrue(Files.readAllLines(folder.resolve("new/" + i + ".csv")).size() > 10);
    }
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertEquals(3L * figures.size(), files.count());
    }
  }

  @Test
  void scaleMultipliesThePixels() throws IOException {
    Figure figure = Figures.trainingCurves(history(10));
    FigureFile.write(figure, folder.resolve("one.png"), 1);
    FigureFile.write(figure, folder.resolve("three.PNG"), 3);

    BufferedImage one = ImageIO.read(folder.resolve("one.png").toFile());
    BufferedImage three = ImageIO.read(folder.resolve("three.PNG").toFile());
    assertEquals(3 * one.getWidth(), three.getWidth());
    assertEquals(3 * one.getHeight(), three.getHeight());
  }

  @Test
  void anUnknownExtensionIsRefusedInOneSentence() {
    UiException refused =
        assertThrows(
            UiException.class,
            () ->
                FigureFile.write(Figures.reconstructions(snapshot), folder.resolve("figure.jpeg")));

    assertEquals(
        "A figure must be a .png, .svg or .csv file, not 'figure.jpeg'.", refused.getMessage());
  }

  @Test
  void aFolderThatIsAFileIsReportedWithItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    UiException refused =
        assertThrows(
            UiException.class,
            () -> FigureFile.write(Figures.reconstructions(snapshot), file.resolve("a.png")));
    assertTrue(String.valueOf(refused.getMessage()).contains("a.png"), refused.getMessage());
  }

  private static RunHistory history(int reports) {
    return new RunHistory(Fakes.metrics(reports, 1, 1), Fakes.validation(4, 1), List.of());
  }

  @Test
  void theCurvesTableHasOneLinePerReport() throws IOException {
    FigureFile.write(Figures.trainingCurves(history(10)), folder.resolve("curves.csv"));

    List<String> lines = Files.readAllLines(folder.resolve("curves.csv"));
    assertEquals(1 + 10 + 4, lines.size());
    assertTrue(lines.get(0).endsWith("validation_distortion,validation_rate_bits"));
    assertTrue(lines.get(14).contains(",,"), lines.get(14));
    assertTrue(lines.get(0).startsWith("step,epoch,examples,distortion,rate_bits"));
  }

  @Test
  void aSheetOfManyPairsNeedsNoSnapshot() {
    List<float[]> pictures = snapshot.samples().stream().map(Snapshot.Sample::target).toList();

    Figure grid = Figures.reconstructionGrid(snapshot.shape(), pictures, pictures);
    assertTrue(grid.page().width() > 8 * 2 * 50);
    assertTrue(
        Figures.reconstructionGrid(snapshot.shape(), List.of(), List.of()).page().width() > 0);
  }
}
