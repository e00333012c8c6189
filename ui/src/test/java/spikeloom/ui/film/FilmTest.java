package spikeloom.ui.film;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.objective.Distortion;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikePart;
import spikeloom.ui.error.UiException;
import spikeloom.ui.fake.FakeExplorer;
import spikeloom.ui.fake.FilmReader;

class FilmTest {
  private static final int FRAMES = FakeExplorer.STEPS + 1;

  @TempDir Path folder;

  private final FakeExplorer explorer = new FakeExplorer(6);

  private FilmSample sample(int index, SpikePart part) {
    Sample sample = explorer.sample(index);
    return new FilmSample(explorer::decode, sample, sample.spikes(), part);
  }

  private Film one() {
    return SampleFilm.of(sample(1, SpikePart.first(FakeExplorer.STEPS)), 5);
  }

  private Film row() {
    List<FilmSample> samples =
        Stream.of(0, 1, 2).map(i -> sample(i, SpikePart.first(FakeExplorer.STEPS))).toList();
    return SampleFilm.row(samples, 5);
  }

  private static void checkTimes(List<FilmReader.Frame> frames) {
    assertEquals(FRAMES, frames.size());
    for (FilmReader.Frame frame : frames.subList(0, FRAMES - 1)) {
      assertEquals(0.2, frame.seconds(), 1e-9);
    }
    assertEquals(1, frames.get(FRAMES - 1).seconds(), 1e-9);
  }

  /** The largest difference of a channel between two pictures of one size. */
  private static int difference(BufferedImage one, BufferedImage other) {
    assertEquals(one.getWidth(), other.getWidth());
    assertEquals(one.getHeight(), other.getHeight());
    int most = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift <= 24; shift += 8) {
          int a = one.getRGB(x, y) >> shift & 0xff;
          int b = other.getRGB(x, y) >> shift & 0xff;
          most = Math.max(most, Math.abs(a - b));
        }
      }
    }
    return most;
  }

  @Test
  void aPngFilmHasEveryPixelOfEveryFrame() throws IOException {
    for (Film film : List.of(one(), row())) {
      Path file = folder.resolve("new/film.PNG");
      FilmFile.write(film, file);
      List<FilmReader.Frame> frames = FilmReader.png(file);
      checkTimes(frames);
      for (int i = 0; i < FRAMES; i++) {
        assertEquals(0, difference(film.picture().apply(i), frames.get(i).picture()), "frame " + i);
      }
      assertEquals(
          0,
          difference(film.picture().apply(0), ImageIO.read(file.toFile())),
          "the first frame is the picture for other programs");
    }
  }

  @Test
  void aGifFilmHasOnePaletteCloseToTheColoursDrawn() throws IOException {
    for (Film film : List.of(one(), row())) {
      Path file = folder.resolve("film.gif");
      FilmFile.write(film, file);
      List<FilmReader.Frame> frames = FilmReader.gif(file);
      checkTimes(frames);
      for (int i = 0; i < FRAMES; i++) {
        int most = difference(film.picture().apply(i), frames.get(i).picture());
        assertTrue(most <= 12, "frame " + i + " differs by " + most);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count(), "nothing else is left");
    }
  }

  @Test
  void framesChangeFromStepToStep() {
    Film film = one();
    for (int i = 1; i < FRAMES; i++) {
      assertTrue(difference(film.picture().apply(i - 1), film.picture().apply(i)) > 50);
    }
    assertEquals("", film.remark());
  }

  @Test
  void theDecoderReadsTheSelectedPartOnly() {
    FilmSample whole = sample(0, SpikePart.first(FakeExplorer.STEPS));
    FilmSample part = sample(0, new SpikePart(1, 3, 0, 2));
    assertTrue(part.partial() && !whole.partial());
    assertEquals(0, part.after(1).reconstruction().values()[1]);
    assertEquals(1 / 6f, part.after(6).reconstruction().values()[1], 1e-6f);
    assertEquals(0, part.after(6).reconstruction().values()[2]);
  }

  @Test
  void laterEditsOfTheSpikesAreNotInTheFilm() {
    FilmSample sample = sample(0, SpikePart.first(FakeExplorer.STEPS));
    float[][] given = explorer.sample(0).spikes();
    FilmSample film = new FilmSample(explorer::decode, explorer.sample(0), given, sample.part());
    given[0][0] = 0;
    assertEquals(1, film.spikes()[0][0]);
  }

  @Test
  void manyStepsAreSkippedEvenlyFromNoneToAll() {
    assertEquals(240, new FilmSteps(239).frames());
    assertEquals("", new FilmSteps(239).remark());
    FilmSteps many = new FilmSteps(1000);
    assertEquals(240, many.frames());
    assertEquals(0, many.seen(0));
    assertEquals(1000, many.seen(239));
    for (int i = 1; i < 240; i++) {
      int step = many.seen(i) - many.seen(i - 1);
      assertTrue(step == 4 || step == 5, step + " steps");
    }
    assertEquals(
        "It has 240 frames, evenly spaced in 1,000 steps; the steps between them are left out.",
        many.remark());
  }

  @Test
  void curvesShareOneChartWithTheirTarget() throws IOException {
    SignalShape.Series shape = new SignalShape.Series(FakeExplorer.NEURONS, 1);
    Sample plain = explorer.sample(0);
    Sample curve =
        new Sample(
            0,
            "a",
            new Signal(shape, plain.target().values()),
            plain.input(),
            plain.sensor(),
            plain.spikes(),
            plain.information());
    FilmSample sample =
        new FilmSample(
            (of, spikes, part) ->
                new Decoded(
                    new Signal(
                        shape, explorer.decode(plain, spikes, part).reconstruction().values()),
                    0.5,
                    Distortion.SQUARED_ERROR),
            curve,
            curve.spikes(),
            SpikePart.first(FakeExplorer.STEPS));
    BufferedImage one = SampleFilm.of(sample, 5).picture().apply(3);
    assertTrue(
        one.getWidth() < SampleFilm.of(sample(0, sample.part()), 5).picture().apply(3).getWidth());
    Path file = folder.resolve("curves.png");
    FilmFile.write(SampleFilm.row(List.of(sample, sample), 5), file);
    checkTimes(FilmReader.png(file));
  }

  @Test
  void anotherExtensionIsRefusedInOneSentence() {
    UiException refused =
        assertThrows(UiException.class, () -> FilmFile.write(one(), folder.resolve("film.mp4")));
    assertEquals("A film must be a .gif or .png file, not 'film.mp4'.", refused.getMessage());
  }

  @Test
  void aFilmThatFailsLeavesTheOldFile() throws IOException {
    Path file = Files.writeString(folder.resolve("film.gif"), "old");
    Film broken =
        new Film(
            3,
            5,
            "",
            frame -> {
              if (frame == 2) {
                throw new IllegalStateException("The model is closed.");
              }
              return new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
            });
    assertThrows(IllegalStateException.class, () -> FilmFile.write(broken, file));
    assertEquals("old", Files.readString(file));
  }
}
