package spikeloom.ui.chart;

import java.util.List;

/**
 * The colours of charts. Series follow the palette of Okabe and Ito, "Color Universal Design"
 * (2008), which stays apart for colour-blind eyes; the dark theme takes its lighter members first.
 *
 * @param background behind everything
 * @param text titles and readings
 * @param muted labels
 * @param grid lines behind the data
 * @param spike a spike of a raster
 * @param series colours of series, in order
 */
public record ChartTheme(
    Colour background, Colour text, Colour muted, Colour grid, Colour spike, List<Colour> series) {
  /** Dark on white: printed figures and the light window. */
  public static final ChartTheme LIGHT =
      new ChartTheme(
          Colour.rgb(0xffffff),
          Colour.rgb(0x1f2328),
          Colour.rgb(0x59636e),
          Colour.rgb(0xe4e8ec),
          Colour.rgb(0x1f2328),
          List.of(
              Colour.rgb(0x0072b2),
              Colour.rgb(0xd55e00),
              Colour.rgb(0x009e73),
              Colour.rgb(0xcc79a7),
              Colour.rgb(0xe69f00),
              Colour.rgb(0x56b4e9)));

  /** For the dark window. */
  public static final ChartTheme DARK =
      new ChartTheme(
          Colour.rgb(0x0d1117),
          Colour.rgb(0xe6edf3),
          Colour.rgb(0x9198a1),
          Colour.rgb(0x2a313c),
          Colour.rgb(0xe6edf3),
          List.of(
              Colour.rgb(0x56b4e9),
              Colour.rgb(0xe69f00),
              Colour.rgb(0x2fbf94),
              Colour.rgb(0xcc79a7),
              Colour.rgb(0xf0e442),
              Colour.rgb(0xd55e00)));

  /** Copies its list. */
  public ChartTheme {
    series = List.copyOf(series);
  }

  /** Returns the colour of series {@code index}; colours repeat. */
  public Colour series(int index) {
    return series.get(Math.floorMod(index, series.size()));
  }

  /** Titles of charts. */
  public TextStyle titleStyle() {
    return TextStyle.title(13, text);
  }

  /** Labels of axes and captions. */
  public TextStyle labelStyle() {
    return TextStyle.label(11, muted);
  }

  /** The thin line around pictures and along axes. */
  public Stroke hairline() {
    return new Stroke(grid, 1);
  }
}
