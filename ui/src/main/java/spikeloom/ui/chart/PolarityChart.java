package spikeloom.ui.chart;

import java.util.Arrays;
import spikeloom.spike.SpikeRaster;

/**
 * The events of an event camera, summed over time: warm where brightness grew (polarity on), cold
 * where it fell (off), a mixture where both happened, on neutral ground. More events give a
 * stronger colour; warm and cold are the orange and blue of the theme, which colour-blind people
 * can distinguish.
 *
 * @param title the title
 * @param width pixels per row
 * @param height rows
 * @param on number of events per pixel, row-major, at least 0; not copied
 * @param off as {@code on}, for the other polarity
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record PolarityChart(String title, int width, int height, float[] on, float[] off)
    implements Chart {
  /** Number in the palette of the colour of rising brightness. */
  static final int ON = 1;

  /** Number in the palette of the colour of falling brightness. */
  static final int OFF = 0;

  /** Share of active pixels below full strength, so that hot pixels do not dim the rest. */
  private static final double BELOW_FULL = 0.97;

  private static final double WEAKEST = 0.2;
  private static final double GROUND = 0.05;

  /** Checks the size of the planes. */
  public PolarityChart {
    if (on.length != width * height || off.length != width * height) {
      throw new IllegalArgumentException(
          on.length + " and " + off.length + " pixels do not fill " + width + " x " + height);
    }
  }

  /**
   * The spikes of a binned recording, summed over its steps.
   *
   * @param spikes {@code 2 * width * height} channels: all pixels of polarity off, then all of on,
   *     as {@code spikeloom.event} bins them
   */
  public static PolarityChart of(String title, int width, int height, SpikeRaster spikes) {
    int pixels = width * height;
    if (spikes.channels() != 2 * pixels) {
      throw new IllegalArgumentException(
          spikes.channels() + " channels are not two polarities of " + width + " x " + height);
    }
    float[] off = new float[pixels];
    float[] on = new float[pixels];
    spikes.forEach(
        (time, channel, value) -> {
          if (channel < pixels) {
            off[channel] += value;
          } else {
            on[channel - pixels] += value;
          }
        });
    return new PolarityChart(title, width, height, on, off);
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    Box fitted = box.fit((double) width / height).snapped();
    new PicturePart(pixels(theme), Viewport.whole()).draw(surface, fitted, theme);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("row", "column", "on", "off");
    for (int i = 0; i < on.length; i++) {
      csv.row(i / width, i % width, on[i], off[i]);
    }
  }

  PixelImage pixels(ChartTheme theme) {
    Colour ground = theme.background().mix(theme.text(), GROUND);
    Colour warm = theme.series(ON);
    Colour cold = theme.series(OFF);
    double full = full();
    int[] argb = new int[on.length];
    for (int i = 0; i < argb.length; i++) {
      double events = on[i] + off[i];
      if (events > 0) {
        double strength = Math.min(1, WEAKEST + (1 - WEAKEST) * Math.sqrt(events / full));
        argb[i] = ground.mix(cold.mix(warm, on[i] / events), strength).argb();
      } else {
        argb[i] = ground.argb();
      }
    }
    return PixelImage.of(width, height, argb);
  }

  /** Number of events with the strongest colour. */
  private double full() {
    float[] active = new float[on.length];
    int n = 0;
    for (int i = 0; i < on.length; i++) {
      if (on[i] + off[i] > 0) {
        active[n++] = on[i] + off[i];
      }
    }
    Arrays.sort(active, 0, n);
    return n == 0 ? 1 : active[Math.min(n - 1, (int) (n * BELOW_FULL))];
  }
}
