package spikeloom.app.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.evaluation.coding.LinearReconstruction;
import spikeloom.learning.Batches;
import spikeloom.learning.Presentation;
import spikeloom.plan.PlanException;
import spikeloom.random.RandomKey;
import spikeloom.spike.Signal;
import spikeloom.spike.SpikeRaster;
import spikeloom.text.Wording;

/**
 * A test sample of a data set, to be encoded in any code.
 *
 * @param dataset the set
 * @param index of the sample in its test split
 * @param key of the spikes
 */
public record SampleInCodes(Dataset dataset, int index, RandomKey key) {
  /** The maximum number of steps of a trial. */
  public static final int MOST_STEPS = 10_000;

  /** Checks the index of the sample. */
  public SampleInCodes {
    if (index < 0 || index >= dataset.test().size()) {
      throw new PlanException(
          "index must be between 0 and %d, the last test sample of %s, not %d."
              .formatted(dataset.test().size() - 1, dataset.name(), index));
    }
  }

  /** The sample itself. */
  public Signal signal() {
    float[] values = new float[dataset.shape().size()];
    dataset.test().copyInputTo(index, values, 0);
    return new Signal(dataset.shape(), values);
  }

  /** Encodes the sample in one code, without a linear reconstruction. */
  public CodedSample in(SpikeEncoding code, int steps) {
    return CodedSample.of(code, signal(), raster(code, steps), Double.NaN);
  }

  private SpikeRaster raster(SpikeEncoding code, int steps) {
    return new Batches(dataset.test(), Presentation.ofSignals(code, steps), new Workers(1))
        .of(new int[] {index}, key.fold("input"))
        .input()
        .raster(0);
  }

  /** Codes that cannot encode the sample, with the reasons. */
  public Map<String, String> leftOut() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (SpikeEncoding code : Encodings.all()) {
      int steps = code.steps(dataset.shape()).orElse(1);
      if (steps > MOST_STEPS) {
        reasons.put(code.code(), "would take " + Wording.count(steps, "step"));
      }
    }
    return reasons;
  }

  /**
   * Encodes the sample in every possible code, with linear reconstructions.
   *
   * @param steps for codes with any number of steps
   */
  public List<CodedSample> inAll(int steps, Workers workers) {
    List<CodedSample> samples = new ArrayList<>();
    Map<String, String> leftOut = leftOut();
    for (SpikeEncoding code : Encodings.all()) {
      if (!leftOut.containsKey(code.code())) {
        int taken = code.steps(dataset.shape()).orElse(steps);
        double linear =
            LinearReconstruction.error(dataset, code, taken, key.fold("linear"), workers);
        samples.add(CodedSample.of(code, signal(), raster(code, taken), linear));
      }
    }
    return samples;
  }
}
