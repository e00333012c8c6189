package spikeloom.encoder.src;

import spikeloom.encoder.FamilySettings;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.neuron.SpikingRecurrentCell.Bias;
import spikeloom.neuron.SpikingRecurrentCell.Gate;
import spikeloom.neuron.SpikingRecurrentCell.Rectifier;
import spikeloom.neuron.SpikingRecurrentCell.Recurrence;

/**
 * Settings of the encoder {@code src}; see {@link SpikingRecurrentCell}.
 *
 * @param gate gate of the slow state
 * @param pulses output of a latent pulse
 * @param noise noise of the latent layer, by which its rate is measured
 * @param noiseScale tau of logistic noise, standard deviation of Gaussian noise, above 0
 * @param recurrence whether gradients go back through the recurrent states
 * @param rectifier the derivative of a pulse in the fast state
 * @param bias whether biases are learned
 * @param weightScale initial weights are uniform in +-weightScale/sqrt(fan-in), above 0
 */
public record SrcSettings(
    Gate gate,
    PulseKind pulses,
    Noise noise,
    double noiseScale,
    Recurrence recurrence,
    Rectifier rectifier,
    Bias.Training bias,
    double weightScale)
    implements FamilySettings {
  /** The kinds of {@link PulseNoise}. */
  public enum Noise {
    /** Events have a probability, which the rate measures against the prior. */
    LOGISTIC,
    /** The rate measures the drive against its absence. */
    GAUSSIAN,
    /** No noise, and no rate. */
    NONE
  }

  /** Checks the ranges. */
  public SrcSettings {
    FamilySettings.require(
        noiseScale > 0 && noiseScale <= 100,
        "noise-scale must be above 0 and at most 100, not %s",
        noiseScale);
    FamilySettings.require(
        weightScale > 0 && weightScale <= 1000,
        "weight-scale must be above 0 and at most 1000, not %s",
        weightScale);
  }

  /** The defaults. */
  public static SrcSettings defaults() {
    return new SrcSettings(
        Gate.STEP,
        PulseKind.GRADED,
        Noise.LOGISTIC,
        0.3,
        Recurrence.DETACHED,
        Rectifier.BYPASSED,
        Bias.Training.TRAINED,
        4);
  }

  /** Returns the cell constants. */
  public SpikingRecurrentCell cell() {
    SpikingRecurrentCell paper = SpikingRecurrentCell.PAPER;
    Bias trained = new Bias(paper.bias().initial(), paper.bias().highest(), bias);
    return paper.with(gate).with(recurrence, rectifier).with(trained);
  }

  /** The noise of the latent layer. */
  public PulseNoise pulseNoise(double prior) {
    return switch (noise) {
      case LOGISTIC -> new PulseNoise.Logistic(noiseScale, prior);
      case GAUSSIAN -> new PulseNoise.Gaussian(noiseScale);
      case NONE -> PulseNoise.NONE;
    };
  }
}
