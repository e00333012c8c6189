package spikeloom.app.experiment;

import java.nio.file.Path;
import java.util.function.Consumer;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.evaluation.dl4j.JudgeSettings;

/**
 * Provides the judge of experiments: trained on the originals once, then stored beside the runs.
 */
public final class JudgeStore {
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
    return Judge.cached(
        folder, images, settings, new TrainingLines("the judge on " + images.name(), talk));
  }
}
