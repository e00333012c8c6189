package spikeloom.training;

import spikeloom.decoder.Decoding;
import spikeloom.encoder.exact.TimeEncoder.LatentCode;
import spikeloom.encoder.exact.TimeFeature;
import spikeloom.encoder.exact.TimeNeuron;
import spikeloom.neuron.Qif;
import spikeloom.neuron.SpikeResponse;
import spikeloom.neuron.ThetaNeuron;

/**
 * What only encoders in continuous time need.
 *
 * @param trial length of a sample in the neurons' unit of time, above 0: theta neurons have a
 *     period of 6, the membrane of {@code qif} and {@code srm} a time constant of 1
 * @param code what the decoder reads
 */
public record ExactSettings(double trial, LatentCode code) {
  // Its filter is at its largest a quarter of the trial after a spike.
  private static final double TRACE = 0.25;
  // Lee, Haghighatshoar and Karbasi 2023, the yin-yang experiment.
  private static final SpikeResponse RESPONSE = new SpikeResponse(0.999, 1, 1);
  private static final double SLOPE_FLOOR = 0.05;
  private static final double DRIVE = 4;

  /** Refuses values out of range. */
  public ExactSettings {
    PlanException.unless(
        trial > 0 && trial <= 1000, "trial must be above 0 and at most 1000, not %s", trial);
  }

  static ExactSettings defaults() {
    return new ExactSettings(2, LatentCode.GAUSSIAN);
  }

  TimeFeature feature(Decoding decoding) {
    return switch (decoding) {
      case FIRST_SPIKE -> new TimeFeature.FirstSpike();
      case COUNT -> new TimeFeature.SpikeCount();
      case FILTERED -> new TimeFeature.FilteredTrace(TRACE * trial);
      default -> throw new IllegalArgumentException(decoding + " is not of exact times");
    };
  }

  static TimeNeuron theta() {
    return new TimeNeuron.Theta(ThetaNeuron.ofPaper());
  }

  static TimeNeuron quadratic() {
    return new TimeNeuron.Quadratic(Qif.ofPaper());
  }

  static TimeNeuron response() {
    return new TimeNeuron.Response(RESPONSE, SLOPE_FLOOR, DRIVE);
  }
}
