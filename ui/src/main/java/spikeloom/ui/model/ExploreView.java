package spikeloom.ui.model;

import java.util.Optional;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.LatentInformation;
import spikeloom.spike.Signal;
import spikeloom.spike.SpikePart;

/**
 * One sample of a trained model as it is explored.
 *
 * @param sample the sample
 * @param spikes latent spikes as edited, {@code [steps][neurons]}
 * @param seen maximum number of steps that the decoder reads
 * @param part the part that it reads
 * @param decoded its output
 * @param effect what the spike under the cursor adds to every value, if there is one
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record ExploreView(
    Sample sample,
    float[][] spikes,
    int seen,
    SpikePart part,
    Decoded decoded,
    Optional<Signal> effect) {
  /** The same with the effect of a spike. */
  ExploreView with(Signal newEffect) {
    return new ExploreView(sample, spikes, seen, part, decoded, Optional.of(newEffect));
  }

  /** The recorded events, if the input is of an event camera. */
  public Optional<RecordedSteps> recording() {
    return sample.sensor().map(sensor -> new RecordedSteps(sensor, sample.input()));
  }

  /** Information of the latent cells about the sample, where that is known. */
  public Optional<LatentInformation> information() {
    return sample.information();
  }

  /** Number of spikes that the decoder reads. */
  public int count() {
    int count = 0;
    for (int t = 0; t < seen; t++) {
      for (int n = 0; n < spikes[t].length; n++) {
        count += spikes[t][n] != 0 && part.holds(t, n) ? 1 : 0;
      }
    }
    return count;
  }

  /** The absolute error of every value. */
  public Signal error() {
    float[] target = sample.target().values();
    float[] output = decoded.reconstruction().values();
    float[] error = new float[target.length];
    for (int i = 0; i < error.length; i++) {
      error[i] = Math.abs(target[i] - output[i]);
    }
    return new Signal(sample.target().shape(), error);
  }
}
