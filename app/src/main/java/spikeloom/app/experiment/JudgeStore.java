package spikeloom.app.experiment;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.evaluation.dl4j.JudgeSettings;

/**
 * Provides the judge of experiments: trained on the originals once, then stored beside the runs.
 */
public final class JudgeStore {
  private static final double SECONDS_BETWEEN_LINES = 10;
  private static final int QUICK_IMAGES = 10_000;

  private JudgeStore() {}

  /** Returns the judge for the images of a data set; a quick one is trained on fewer images. */
  public static Judge of(Lab lab, Dataset images) {
    LabRequest request = lab.request();
    boolean quick = request.effort().quick();
    JudgeSettings standard = JudgeSettings.standard(1);
    JudgeSettings settings =
        quick ? new JudgeSettings(1, 2, standard.batch(), standard.learningRate(), 0) : standard;
    Dataset seen =
        quick
            ? new Dataset(
                images.name(), images.classes(), images.train().first(QUICK_IMAGES), images.test())
            : images;
    return kept(request.out(), seen, settings, request.threads(), lab::report);
  }

  /** Reads the judge in a folder, or trains it and stores it there. */
  public static Judge kept(Path folder, Dataset images, int threads, Consumer<String> talk) {
    return kept(folder, images, JudgeSettings.standard(1), threads, talk);
  }

  private static Judge kept(
      Path folder, Dataset images, JudgeSettings settings, int threads, Consumer<String> talk) {
    NativeBackend.start(threads);
    long[] reported = {System.nanoTime()};
    return Judge.cached(
        folder,
        images,
        settings,
        (examples, total) -> {
          long now = System.nanoTime();
          if ((now - reported[0]) * 1e-9 > SECONDS_BETWEEN_LINES || examples == total) {
            reported[0] = now;
            talk.accept(
                String.format(
                    Locale.ROOT,
                    "training the judge on %s: %.0f %%",
                    images.name(),
                    100.0 * examples / total));
          }
        });
  }
}
