package spikeloom.dataset.recorded;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import spikeloom.text.Wording;

/**
 * What the spikes of a recording have in common: all samples begin at 0 and last until {@code
 * span}.
 *
 * @param spikes number of spikes of all samples
 * @param channels the highest number of a channel with spikes, plus 1; 0 if there are no spikes
 * @param last time of the last spike, 0 if there are none
 * @param whole whether all times are whole numbers, such as steps
 * @param unit name of the unit, for descriptions; empty if unknown
 */
public record Timeline(long spikes, int channels, double last, boolean whole, String unit) {
  private static final MathContext DIGITS = new MathContext(4);

  /** Makes a span just longer than the time of the last spike, so that it is inside. */
  private static final double JUST_LONGER = 1 + 1e-6;

  /**
   * Reads all spikes once.
   *
   * @throws spikeloom.file.DataException if they cannot be read
   */
  public static Timeline of(SpikeLists lists, String unit) {
    Survey survey = new Survey();
    for (int i = 0; i < lists.samples(); i++) {
      lists.forEach(i, survey);
    }
    return new Timeline(survey.spikes, survey.channels, survey.last, survey.whole, unit);
  }

  /** Returns the time up to and including the last spike; of steps, their number. */
  public double span() {
    return whole ? last + 1 : last * JUST_LONGER;
  }

  /**
   * Describes the spikes, such as "18,330 spikes of 700 channels, times up to 1 s".
   *
   * @param all number of channels
   */
  public String describe(int all) {
    String until = new BigDecimal(last).round(DIGITS).stripTrailingZeros().toPlainString();
    return "%s of %s, times up to %s%s"
        .formatted(
            Wording.count(spikes, "spike"),
            Wording.count(all, "channel"),
            whole ? String.format(Locale.ROOT, "%,d", (long) last) : until,
            unit.isEmpty() ? "" : " " + unit);
  }

  private static final class Survey implements SpikeLists.Visitor {
    private long spikes;
    private int channels;
    private double last;
    private boolean whole = true;

    @Override
    public void spike(double time, int channel) {
      spikes++;
      channels = Math.max(channels, channel + 1);
      last = Math.max(last, time);
      whole &= time == Math.rint(time);
    }
  }
}
