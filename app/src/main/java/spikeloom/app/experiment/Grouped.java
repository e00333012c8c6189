package spikeloom.app.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import spikeloom.evaluation.Mean;

/**
 * The measurements of the same configuration with several seeds.
 *
 * @param name the configuration
 * @param trials a measurement for every seed
 */
public record Grouped(String name, List<Measurement> trials) {
  public Grouped {
    trials = List.copyOf(trials);
  }

  public Mean distortion() {
    return mean(m -> m.metrics().distortion());
  }

  Mean psnr() {
    return mean(m -> m.metrics().psnr());
  }

  Mean rateBits() {
    return mean(m -> m.metrics().rateBits());
  }

  public Mean judge() {
    return mean(Measurement::judgeAccuracy);
  }

  Mean mean(ToDoubleFunction<Measurement> value) {
    return Mean.of(trials.stream().mapToDouble(value).toArray());
  }

  /** Mean cost, NaN if operations could not be counted. */
  double cost(ToDoubleFunction<Measurement> value) {
    return trials.stream().allMatch(Measurement::counted) ? mean(value).value() : Double.NaN;
  }
}
