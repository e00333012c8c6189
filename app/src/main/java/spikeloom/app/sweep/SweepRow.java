package spikeloom.app.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.Mean;
import spikeloom.plan.RunException;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunMarks;
import spikeloom.run.RunSummary;
import spikeloom.run.RungFile;
import spikeloom.sweep.Cell;
import spikeloom.sweep.Combination;
import spikeloom.sweep.Halving;
import spikeloom.sweep.Trial;

/**
 * The figures of one combination, over all seeds whose loss stayed finite. They are read from the
 * run directories; no network is built.
 *
 * @param combination the varied settings
 * @param status {@code finished}, {@code diverged} if a seed was, or how long it was trained
 * @param rate bits per validation example
 * @param distortion of the validation part, in the unit of the plan's measure
 * @param test distortion of the test part; not a number if a run is not finished
 * @param spikes latent spikes per test example, likewise
 */
record SweepRow(
    Combination combination, String status, Mean rate, Mean distortion, Mean test, Mean spikes) {
  private static final String FINISHED = "finished";

  /**
   * Reads the figures of a trial.
   *
   * @param share share of the training that it has reached
   */
  static SweepRow of(Trial trial, double share) {
    List<Double> rates = new ArrayList<>();
    List<Double> distortions = new ArrayList<>();
    List<Double> tests = new ArrayList<>();
    List<Double> spikes = new ArrayList<>();
    boolean diverged = false;
    for (Cell cell : trial.cells()) {
      RunDirectory run = RunDirectory.openToRead(cell.run());
      Optional<RunSummary> summary = RunSummary.of(run);
      if (RunMarks.diverged(run).isPresent()) {
        diverged = true;
      } else if (share == 1 && summary.isPresent()) {
        RunSummary s = summary.get();
        rates.add(orNaN(s.validationRateBits()));
        distortions.add(validation(s, run));
        tests.add(s.testDistortion());
        spikes.add(orNaN(s.latentSpikesPerExample()));
      } else {
        RungFile.of(run)
            .at(share)
            .ifPresent(
                rung -> {
                  rates.add(rung.rateBits());
                  distortions.add(rung.distortion());
                });
      }
    }
    String status = diverged ? "diverged" : share == 1 ? FINISHED : "after " + Halving.text(share);
    return new SweepRow(
        trial.combination(),
        status,
        Mean.of(rates),
        Mean.of(distortions),
        Mean.of(tests),
        Mean.of(spikes));
  }

  private static double validation(RunSummary summary, RunDirectory run) {
    Double distortion = summary.validationDistortion();
    if (distortion == null) {
      throw new RunException(run.path() + " has no figures of a validation part.");
    }
    return distortion;
  }

  private static double orNaN(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  /** Whether all its seeds were trained to their end. */
  boolean finished() {
    return status.equals(FINISHED);
  }

  /** Whether it is a point of the rate-distortion plane. */
  boolean placed() {
    return finished() && Double.isFinite(rate.value()) && Double.isFinite(distortion.value());
  }
}
