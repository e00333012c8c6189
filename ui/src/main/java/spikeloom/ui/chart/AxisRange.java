package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of an axis that a chart shows, and its ticks.
 *
 * @param scale how values are spread
 * @param low value at the beginning
 * @param high value at the end, above {@code low}
 */
public record AxisRange(Axis.Scale scale, double low, double high) {
  private static final double[] NICE = {1, 2, 2.5, 5, 10};
  private static final int[] ONE = {1};
  private static final int[] ONE_TWO_FIVE = {1, 2, 5};
  private static final double MOST_DECADES_WITH_MINOR_TICKS = 8;

  /** Outside these limits, labels of a logarithmic axis are written as powers. */
  private static final double LEAST_WRITTEN_OUT = 1e-3;

  private static final double MOST_WRITTEN_OUT = 1e8;

  /** Returns a range that ends exactly at the data, for an axis with bars. */
  public static AxisRange tight(Axis.Scale scale, double least, double most) {
    return of(scale, least, most, 0);
  }

  /** Returns a range with a margin at both ends, for markers. */
  public static AxisRange padded(Axis.Scale scale, double least, double most) {
    return of(scale, least, most, 0.04);
  }

  /** Returns a range with a margin, extended to 0 if the data are close to it. */
  public static AxisRange airy(Axis.Scale scale, double least, double most) {
    if (scale != Axis.Scale.LOG && least >= 0 && least < 0.4 * most) {
      return of(scale, 0, most + 0.06 * most, 0);
    }
    return of(scale, least, most, 0.06);
  }

  private static AxisRange of(Axis.Scale scale, double least, double most, double air) {
    if (!(least <= most) || Double.isInfinite(least) || Double.isInfinite(most)) {
      return scale == Axis.Scale.LOG ? new AxisRange(scale, 0.1, 1) : new AxisRange(scale, 0, 1);
    }
    if (scale == Axis.Scale.LOG) {
      double ratio = Math.max(Math.pow(most / least, air), 1.02);
      return new AxisRange(scale, least / ratio, most * ratio);
    }
    double span = most - least;
    double margin = span == 0 ? (most == 0 ? 1 : Math.abs(most) * 0.1) : span * air;
    return new AxisRange(scale, least - (span == 0 && least == 0 ? 0 : margin), most + margin);
  }

  /** Returns the part of the range between two fractions of its length. */
  public AxisRange part(double from, double to) {
    return new AxisRange(scale, value(from), value(to));
  }

  /** Returns the value at a position, 0 for the start and 1 for the end. */
  public double value(double position) {
    return scale == Axis.Scale.LOG
        ? low * Math.pow(high / low, position)
        : low + (high - low) * position;
  }

  /** Returns the position of a value, 0 at the start and 1 at the end. */
  public double position(double value) {
    return scale == Axis.Scale.LOG
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** Whether a value can be drawn. */
  public boolean shows(double value) {
    return Double.isFinite(value) && (scale != Axis.Scale.LOG || value > 0);
  }

  /** Round values within the range, about {@code wanted} of them, with their labels. */
  public List<Tick> ticks(int wanted) {
    return decades() >= 1 ? powers(wanted) : steps(wanted);
  }

  /** Values of the small marks between powers of ten on a logarithmic axis, else none. */
  public double[] minorTicks() {
    if (decades() < 1 || decades() > MOST_DECADES_WITH_MINOR_TICKS) {
      return new double[0];
    }
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.floor(Math.log10(high));
    return IntStream.rangeClosed(first, last)
        .boxed()
        .flatMapToDouble(e -> IntStream.rangeClosed(2, 9).mapToDouble(m -> m * Math.pow(10, e)))
        .filter(value -> value >= low && value <= high)
        .toArray();
  }

  /** Powers of ten that a logarithmic range spans, 0 for any other. */
  private double decades() {
    return scale == Axis.Scale.LOG ? Math.log10(high / low) : 0;
  }

  private List<Tick> steps(int wanted) {
    double rough = (high - low) / Math.max(1, wanted);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double nice : NICE) {
      step = power * nice;
      if (step >= rough * 0.8 && (scale != Axis.Scale.WHOLE || step == Math.rint(step))) {
        break;
      }
    }
    step = scale == Axis.Scale.WHOLE ? Math.max(1, step) : step;
    List<Tick> ticks = new ArrayList<>();
    for (double at = Math.ceil(low / step - 1e-9); at * step <= high + 1e-9 * step; at++) {
      ticks.add(new Tick(at * step, Numbers.tick(at * step, step)));
    }
    return ticks;
  }

  private List<Tick> powers(int wanted) {
    boolean between = decades() < 2 || (decades() < 3 && 3 * decades() <= 2 * wanted);
    int stride = between ? 1 : (int) Math.max(1, Math.ceil(decades() / wanted - 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(low)); Math.pow(10, e) <= high; e++) {
      for (int m : between ? ONE_TWO_FIVE : ONE) {
        double value = m * Math.pow(10, e);
        if (Math.floorMod(e, stride) == 0 && value >= low * 0.999 && value <= high * 1.001) {
          ticks.add(new Tick(value, powerLabel(value)));
        }
      }
    }
    return ticks;
  }

  private String powerLabel(double value) {
    boolean far = low < 0.999 * LEAST_WRITTEN_OUT || high > 1.001 * MOST_WRITTEN_OUT;
    boolean plain = value > 0.999 && value < 99;
    return far && !plain ? Numbers.exponential(value) : Numbers.tick(value, value);
  }

  /**
   * One mark on an axis.
   *
   * @param value where
   * @param label what stands beside it
   */
  public record Tick(double value, String label) {}
}
