package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;

final class ReconstructCommandTest {
  private static final int STEPS = 6;

  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    Shell shell = Tiny.run("train " + Tiny.STROKES + " --threads 1 --out", run);
    assertEquals(0, shell.code(), shell.err());
  }

  @Test
  void aGifFilmHasAFrameForEveryStepAndOneBeforeTheFirst() throws IOException {
    Path file = folder.resolve("film.gif");
    Shell shell = Tiny.run("reconstruct --film " + file + " --frames-per-second 4", run);
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.err().contains("7 frames of 6 samples in " + file), shell.err());
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(STEPS + 1, reader.getNumImages(true));
    } finally {
      reader.dispose();
    }
  }

  @Test
  void aPngFilmOfFewerSamplesIsNarrower() throws IOException {
    Path one = folder.resolve("one.png");
    Path two = folder.resolve("two.png");
    JsonNode report = Tiny.json(Tiny.run("reconstruct --json --samples 1 --film " + one, run));
    assertEquals(1, report.get("samples").asInt());
    assertEquals(STEPS, report.get("steps").asInt());
    assertEquals(STEPS + 1, report.get("frames").asInt());
    assertEquals(0, Tiny.run("reconstruct --samples 2 --film " + two, run).code());
    assertTrue(ImageIO.read(one.toFile()).getWidth() + 100 < ImageIO.read(two.toFile()).getWidth());
  }

  @Test
  void aFigureForOneColumnIsEightyFiveMillimetresWide() throws IOException {
    Path svg = folder.resolve("grid.svg");
    Shell shell = Tiny.run("reconstruct --style single-column --out " + svg, run);
    assertEquals(0, shell.code(), shell.err());
    assertTrue(Files.readString(svg).contains("width=\"85mm\""));
  }

  @ParameterizedTest
  @CsvSource({
    "'', give --out or --film",
    "--out a.png --film a.gif, one of them",
    "--film a.mp4, .gif or .png",
    "--film a.gif --samples 0, from 1 to 12",
    "--film a.gif --frames-per-second 51, from 1 to 50",
    "--out a.png --samples 3, --samples is for --film",
    "--out a.png --style poster, 'screen, single-column, double-column'"
  })
  void optionsThatDoNotFitAreRefusedBeforeAnythingIsWritten(String options, String reason) {
    Shell shell = Tiny.run(("reconstruct " + options).strip(), run);
    assertEquals(2, shell.code(), shell.err());
    assertTrue(shell.complaint().contains(reason), shell.err());
    assertTrue(Files.notExists(Path.of("a.gif")) && Files.notExists(Path.of("a.png")));
  }
}
