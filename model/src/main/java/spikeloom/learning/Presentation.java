package spikeloom.learning;

import spikeloom.decoder.Windows;
import spikeloom.encoding.SpikeEncoding;

/**
 * Input, target and timing of the samples for a model.
 *
 * @param input the input
 * @param target the target
 * @param windows steps and decode steps
 * @param shift samples are shifted by up to this many pixels in each direction, input and target
 *     alike, redrawn every time; 0 for none
 * @param binarisation whether pictures are drawn as zeros and ones
 */
public record Presentation(
    Input input, Target target, Windows windows, int shift, Binarisation binarisation) {
  /** A presentation of values as they are. */
  public Presentation(Input input, Target target, Windows windows, int shift) {
    this(input, target, windows, shift, Binarisation.NO);
  }

  /** A signal encoded over {@code steps} steps and reconstructed at the end. */
  public static Presentation ofSignals(SpikeEncoding encoding, int steps) {
    return new Presentation(
        new Input.Coded(encoding), new Target.Signal(), Windows.atTheEnd(steps, steps), 0);
  }

  /** The same with other windows. */
  public Presentation over(Windows other) {
    return new Presentation(input, target, other, shift, binarisation);
  }

  /** The same without shifts. */
  public Presentation still() {
    return new Presentation(input, target, windows, 0, binarisation);
  }
}
