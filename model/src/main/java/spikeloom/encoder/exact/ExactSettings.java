package spikeloom.encoder.exact;

import spikeloom.encoder.FamilySettings;
import spikeloom.encoder.exact.TimeEncoder.LatentCode;
import spikeloom.neuron.Qif;
import spikeloom.neuron.SpikeResponse;
import spikeloom.neuron.ThetaNeuron;

/**
 * Settings of encoders in continuous time.
 *
 * @param trial length of a sample in the neurons' unit of time, above 0: theta neurons have a
 *     period of 6, the membrane of {@code qif} and {@code srm} a time constant of 1
 * @param code output to the decoder
 * @param slopeFloor encoder {@code srm}: smallest slope of the potential at a spike that
 *     derivatives are divided by, at least 0; above 0 the derivatives of spikes that just reach the
 *     threshold are smaller than the exact ones
 * @param silentPush encoder {@code srm}: what the gradient of the weights of a neuron that is
 *     silent in a whole batch is lowered by, at least 0; above 0 it is not part of the loss's
 *     gradient
 */
public record ExactSettings(double trial, LatentCode code, double slopeFloor, double silentPush)
    implements FamilySettings {
  // Its filter has its maximum a quarter of the trial after a spike.
  private static final double TRACE = 0.25;
  // Lee, Haghighatshoar and Karbasi 2023, the yin-yang experiment.
  private static final SpikeResponse RESPONSE = new SpikeResponse(0.999, 1, 1);
  private static final double DRIVE = 4;

  /** Checks the ranges. */
  public ExactSettings {
    FamilySettings.require(
        trial > 0 && trial <= 1000, "trial must be above 0 and at most 1000, not %s", trial);
    FamilySettings.require(
        slopeFloor >= 0 && slopeFloor <= 100,
        "slope-floor must be at least 0 and at most 100, not %s",
        slopeFloor);
    FamilySettings.require(
        silentPush >= 0 && silentPush <= 100,
        "silent-push must be at least 0 and at most 100, not %s",
        silentPush);
  }

  /** The defaults. */
  public static ExactSettings defaults() {
    return new ExactSettings(2, LatentCode.GAUSSIAN, 0.05, 0.001);
  }

  /**
   * The feature of latent spikes that a decoding reads.
   *
   * @param decoding first-spike, count or filtered
   */
  public TimeFeature feature(String decoding) {
    return switch (decoding) {
      case "first-spike" -> new TimeFeature.FirstSpike();
      case "count" -> new TimeFeature.SpikeCount();
      case "filtered" -> new TimeFeature.FilteredTrace(TRACE * trial);
      default -> throw new IllegalArgumentException("decoding " + decoding + " reads steps");
    };
  }

  /** The theta neuron with the constants of its paper. */
  public static TimeNeuron theta() {
    return new TimeNeuron.Theta(ThetaNeuron.ofPaper());
  }

  /** The quadratic integrate-and-fire neuron with the constants of its paper. */
  public static TimeNeuron quadratic() {
    return new TimeNeuron.Quadratic(Qif.ofPaper());
  }

  /** The spike response neuron with the slope floor and silent push of these settings. */
  public TimeNeuron response() {
    return new TimeNeuron.Response(RESPONSE, slopeFloor, silentPush, DRIVE);
  }
}
