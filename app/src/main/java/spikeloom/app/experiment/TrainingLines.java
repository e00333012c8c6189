package spikeloom.app.experiment;

import java.util.Locale;
import java.util.function.Consumer;
import spikeloom.evaluation.dl4j.Judge;

/** Reports the progress of a training that is not a run, at most one line every ten seconds. */
public final class TrainingLines implements Judge.Progress {
  private static final double SECONDS_BETWEEN_LINES = 10;

  private final String what;
  private final Consumer<String> talk;
  private long reported = System.nanoTime();

  /**
   * A report of one training.
   *
   * @param what what is trained
   * @param talk receives the lines
   */
  public TrainingLines(String what, Consumer<String> talk) {
    this.what = what;
    this.talk = talk;
  }

  @Override
  public void trained(long examples, long total) {
    long now = System.nanoTime();
    if ((now - reported) * 1e-9 > SECONDS_BETWEEN_LINES || examples == total) {
      reported = now;
      talk.accept(
          String.format(Locale.ROOT, "training %s: %.0f %%", what, 100.0 * examples / total));
    }
  }
}
