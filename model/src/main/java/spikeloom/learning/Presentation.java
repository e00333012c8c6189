package spikeloom.learning;

import spikeloom.decoder.Windows;
import spikeloom.encoding.SpikeEncoding;

/**
 * How the samples of a data set are shown to a model.
 *
 * @param input what goes in
 * @param target what is to come out
 * @param windows over how many steps, and when something is to come out
 * @param shift samples are moved by up to so many pixels each way, input and target alike, anew
 *     every time; 0 for not at all
 */
public record Presentation(Input input, Target target, Windows windows, int shift) {
  /** A signal in a code over {@code steps} steps, which is to come out at the end. */
  public static Presentation ofSignals(SpikeEncoding encoding, int steps) {
    return new Presentation(
        new Input.Coded(encoding), new Target.Signal(), Windows.atTheEnd(steps, steps), 0);
  }

  /** The same with other windows. */
  public Presentation over(Windows other) {
    return new Presentation(input, target, other, shift);
  }

  /** The same with samples that stay where they are. */
  public Presentation still() {
    return new Presentation(input, target, windows, 0);
  }
}
