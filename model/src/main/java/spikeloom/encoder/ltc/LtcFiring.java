package spikeloom.encoder.ltc;

import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.LtcScan;

/** How potentials become spikes. */
public sealed interface LtcFiring permits LtcFiring.Step, LtcSampling {
  /** Starts a forward pass over a window. */
  void begin(Range samples);

  /** Writes spikes and reset of a step. */
  void fire(LtcScan scan, LtcScan.Step step, int t, Range samples);

  /** Backward: computes the rate gradient from the margins of step {@code t}. */
  void margin(Rows margin, int t, Range samples);

  /** Gradient of the margin of the last step, in addition to that through spikes. */
  Rows ofMargin();

  /** A spike wherever the potential exceeds the threshold. */
  record Step() implements LtcFiring {
    private static final Rows NOTHING = new Rows(new float[0], 0, 0);

    @Override
    public void begin(Range samples) {}

    @Override
    public void fire(LtcScan scan, LtcScan.Step step, int t, Range samples) {
      scan.fire(step, samples);
    }

    @Override
    public void margin(Rows margin, int t, Range samples) {}

    @Override
    public Rows ofMargin() {
      return NOTHING;
    }
  }
}
