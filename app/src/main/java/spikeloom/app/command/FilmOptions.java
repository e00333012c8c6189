package spikeloom.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.PlanException;
import spikeloom.spike.SpikePart;
import spikeloom.text.Wording;
import spikeloom.ui.error.UiException;
import spikeloom.ui.film.Film;
import spikeloom.ui.film.FilmFile;
import spikeloom.ui.film.FilmSample;
import spikeloom.ui.film.SampleFilm;

/** Options for a film of the first test samples. */
final class FilmOptions {
  private static final int DEFAULT_SAMPLES = 6;
  private static final int MOST_SAMPLES = 12;

  @Option(
      names = "--film",
      paramLabel = "FILE",
      description =
          "Film of samples from step to step, .gif or .png (animated): target, latent spikes so far, reconstruction.")
  private @Nullable Path file;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Number of test samples in the film, 1 .. 12 (default: 6).")
  private @Nullable Integer samples;

  @Option(
      names = "--frames-per-second",
      paramLabel = "F",
      description = "Steps of the film per second, 1 .. 50 (default: 10).")
  private @Nullable Integer framesPerSecond;

  /**
   * A film that was written.
   *
   * @param file the file
   * @param samples number of samples
   * @param steps steps of each
   * @param frames number of pictures
   * @param remark a sentence on steps that are left out, or empty
   */
  record Written(String file, int samples, int steps, int frames, String remark) {
    /** What was written, for a reader. */
    String sentence() {
      return "%s of %s in %s%s"
          .formatted(
              Wording.count(frames, "frame"),
              Wording.count(samples, "sample"),
              file,
              remark.isEmpty() ? "" : ". " + remark);
    }
  }

  /** The file of the film, if one is to be written. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  /**
   * Checks the options before anything is computed.
   *
   * @throws PlanException if one is not valid
   */
  void check() {
    Path wanted = file;
    if (wanted == null) {
      PlanException.unless(samples == null, "--samples is for --film");
      PlanException.unless(framesPerSecond == null, "--frames-per-second is for --film");
      return;
    }
    try {
      FilmFile.Format.of(wanted);
    } catch (UiException e) {
      throw new PlanException("--film %s: the name must end in .gif or .png.".formatted(wanted));
    }
    PlanException.unless(
        count() >= 1 && count() <= MOST_SAMPLES,
        "--samples must be from 1 to %d, not %d",
        MOST_SAMPLES,
        count());
    PlanException.unless(
        speed() >= 1 && speed() <= Film.MOST_PER_SECOND,
        "--frames-per-second must be from 1 to %d, not %d",
        Film.MOST_PER_SECOND,
        speed());
  }

  private int count() {
    return samples == null ? DEFAULT_SAMPLES : samples;
  }

  private int speed() {
    return framesPerSecond == null ? Film.DEFAULT_SPEED : framesPerSecond;
  }

  /** Writes the film of a model, which is closed by its owner. */
  Written write(TrainedModel model, Path to) {
    Exploration exploration = new Exploration(model);
    List<FilmSample> shown =
        IntStream.range(0, Math.min(count(), exploration.samples()))
            .mapToObj(exploration::sample)
            .map(
                sample ->
                    new FilmSample(
                        exploration::decode,
                        sample,
                        sample.spikes(),
                        SpikePart.first(exploration.steps())))
            .toList();
    Film film = SampleFilm.row(shown, speed());
    FilmFile.write(film, to);
    return new Written(
        to.toString(), shown.size(), exploration.steps(), film.frames(), film.remark());
  }
}
