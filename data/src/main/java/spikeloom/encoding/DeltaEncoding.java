package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;

/**
 * Send on delta with hysteresis: a spike whenever the signal has changed by delta from the value
 * given by earlier spikes, ON upwards and OFF downwards; reversing the direction needs an
 * additional change of h. Between rows the signal v runs straight, from 0 before the first:
 *
 * <pre>{@code
 * ON   at step t  if v(t) - r >= delta (+ h after an OFF spike),  then r = r + delta
 * OFF  at step t  if r - v(t) >= delta (+ h after an ON spike),   then r = r - delta
 * }</pre>
 *
 * <p>The estimate of a row is r at its last step. Its error e follows the signal as fast as one
 * spike per step allows: with K steps per row, of row n
 *
 * <pre>{@code e(n) <= max(delta + h,  e(n-1) + |v(n) - v(n-1)| - K delta),  e(-1) = v(-1) = 0,}
 * </pre>
 *
 * <p>so it never exceeds delta + h where rows differ by at most K delta. Source: Miskowicz,
 * "Send-on-delta concept: an event-based data reporting strategy", Sensors 6, 2006.
 *
 * @param delta above 0 and at most 1
 * @param hysteresis h, 0 .. 1
 * @param leastSteps signals that have fewer rows are stretched, 1 .. 10000
 */
public record DeltaEncoding(double delta, double hysteresis, int leastSteps)
    implements TemporalEncoding {
  static final NumberParameter DELTA =
      NumberParameter.share("delta", "change of the value per spike", 0.1);
  static final NumberParameter HYSTERESIS =
      NumberParameter.real(
          "hysteresis", "extra change needed to reverse the direction", 0, 1, 0.05);
  static final NumberParameter LEAST_STEPS = TemporalEncoding.leastStepsParameter(100);

  /** Checks the parameters. */
  public DeltaEncoding {
    DELTA.check("code " + code(), delta);
    HYSTERESIS.check("code " + code(), hysteresis);
    LEAST_STEPS.check("code " + code(), leastSteps);
  }

  /** A tenth of the range, and half of that for a reversal. */
  public DeltaEncoding() {
    this(DELTA.defaultValue(), HYSTERESIS.defaultValue(), LEAST_STEPS.defaultInt());
  }

  @Override
  public String code() {
    return "delta";
  }

  @Override
  public Channels perVariable() {
    return Channels.ON_OFF;
  }

  @Override
  public byte[] follow(double[] rows, int stepsPerRow) {
    byte[] spikes = new byte[rows.length * stepsPerRow];
    int level = 0;
    int direction = 0;
    double before = 0;
    for (int row = 0; row < rows.length; row++) {
      for (int k = 0; k < stepsPerRow; k++) {
        double value = before + (rows[row] - before) * (k + 1) / stepsPerRow;
        double distance = value - level * delta;
        int towards = distance > 0 ? 1 : -1;
        double needed = towards == -direction ? delta + hysteresis : delta;
        if (Math.abs(distance) >= needed) {
          level += towards;
          direction = towards;
          spikes[row * stepsPerRow + k] = (byte) towards;
        }
      }
      before = rows[row];
    }
    return spikes;
  }

  @Override
  public double[] rows(byte[] spikes, int stepsPerRow) {
    return Staircase.rows(spikes, stepsPerRow, delta);
  }
}
