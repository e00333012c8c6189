package spikeloom.ui.film;

import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.spike.SpikePart;
import spikeloom.ui.text.SampleNames;

/**
 * A sample whose spikes a decoder reads step by step.
 *
 * @param decoder reads the spikes
 * @param sample the sample
 * @param spikes its latent spikes as edited, {@code [steps][neurons]}
 * @param part the part of them that the decoder reads in the end
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record FilmSample(Decoder decoder, Sample sample, float[][] spikes, SpikePart part) {
  /** Decodes a part of spikes. */
  @FunctionalInterface
  public interface Decoder {
    /** The output for spikes, {@code [steps][neurons]}, of which a part is read. */
    Decoded decode(Sample sample, float[][] spikes, SpikePart part);
  }

  /** Copies the spikes, which may be edited while the film is written. */
  public FilmSample {
    float[][] copy = new float[spikes.length][];
    for (int t = 0; t < copy.length; t++) {
      copy[t] = spikes[t].clone();
    }
    spikes = copy;
  }

  /** Number of steps. */
  int steps() {
    return spikes.length;
  }

  /** What it is: {@code sample 7, class 3} or {@code your drawing}. */
  String title() {
    return SampleNames.withClass(sample);
  }

  /** The output of the decoder after the first steps. */
  Decoded after(int seen) {
    return decoder.decode(sample, spikes, part.before(seen));
  }

  /** Whether the decoder reads a part only, whatever the step. */
  boolean partial() {
    return part.fromStep() > 0
        || part.toStep() < steps()
        || part.fromNeuron() > 0
        || part.toNeuron() < spikes[0].length;
  }

  /** The spikes of the first steps; none later. */
  float[][] first(int seen) {
    float[][] some = new float[steps()][spikes[0].length];
    System.arraycopy(spikes, 0, some, 0, seen);
    return some;
  }
}
