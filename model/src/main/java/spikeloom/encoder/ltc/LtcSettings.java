package spikeloom.encoder.ltc;

import spikeloom.encoder.FamilySettings;
import spikeloom.neuron.LiquidTimeConstant;

/**
 * Settings of neurons {@code ltc}.
 *
 * @param recurrent whether layers receive their own spikes
 * @param threshold whether spikes raise it
 */
public record LtcSettings(Recurrent recurrent, Threshold threshold) implements FamilySettings {
  /** Whether layers receive their own spikes. */
  public enum Recurrent {
    /** Recurrent. */
    YES,
    /** Feed-forward. */
    NO
  }

  /** Whether spikes raise the threshold. */
  public enum Threshold {
    /** By 1.8 per unit of adaptation, from 0.1 on. */
    ADAPTIVE,
    /** It stays at 0.5. */
    FIXED
  }

  /** The defaults. */
  public static LtcSettings defaults() {
    return new LtcSettings(Recurrent.YES, Threshold.ADAPTIVE);
  }

  /** The connections of a layer with these settings. */
  public LtcLayer.Recurrence recurrence() {
    return recurrent == Recurrent.YES
        ? LtcLayer.Recurrence.RECURRENT
        : LtcLayer.Recurrence.FEED_FORWARD;
  }

  /** The neuron model with the threshold of these settings. */
  public LiquidTimeConstant neuron() {
    return threshold == Threshold.ADAPTIVE ? LiquidTimeConstant.ADAPTIVE : LiquidTimeConstant.FIXED;
  }
}
