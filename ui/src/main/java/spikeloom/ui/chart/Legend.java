package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The legend of a chart, with a symbol before each name: right of the heading if there is space,
 * else in rows below.
 */
final class Legend {
  /** Width of the symbol of a line. */
  static final double LINE_KEY = 20;

  private static final double PATCH_KEY = 12;
  private static final double KEY_GAP = 6;
  private static final double GAP = 16;
  private static final double ROW = 17;

  /** Narrower charts are placed side by side and should look alike, with any heading. */
  private static final double WIDE = 480;

  private final List<List<Entry>> rows = new ArrayList<>();
  private final boolean besideHeading;
  private final Box box;
  private final ChartTheme theme;

  /**
   * One name.
   *
   * @param name the text
   * @param keyWidth width of the symbol
   * @param key draws the symbol
   */
  record Entry(String name, double keyWidth, Key key) {}

  /** Draws a symbol starting at {@code x}, centred at the height {@code y}. */
  interface Key {
    void draw(Surface surface, double x, double y);
  }

  /** Lays out the entries for a chart in a box with a heading of the given words. */
  Legend(List<Entry> all, Box box, List<String> heading, ChartTheme theme) {
    this.box = box;
    this.theme = theme;
    List<Entry> entries = all.stream().map(this::fitted).toList();
    double wanted = entries.stream().mapToDouble(this::width).sum();
    double taken = PlotFrame.headingWidth(theme, heading) + GAP + PlotFrame.RIGHT;
    this.besideHeading = box.width() >= WIDE && taken + wanted <= box.width();
    double used = Double.POSITIVE_INFINITY;
    for (Entry entry : entries) {
      if (rows.isEmpty() || (!besideHeading && used + width(entry) > box.width())) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.get(rows.size() - 1).add(entry);
      used += width(entry);
    }
  }

  /** A long name is shortened so that no entry is wider than the chart. */
  private Entry fitted(Entry entry) {
    double most = Math.max(40, box.width() - entry.keyWidth() - KEY_GAP - GAP);
    return new Entry(
        Shortened.middle(entry.name(), most, theme.labelStyle()::widthOf),
        entry.keyWidth(),
        entry.key());
  }

  /** A curve by its line. */
  static Entry line(String name, Stroke stroke) {
    return new Entry(
        name, LINE_KEY, (surface, x, y) -> surface.line(x, y, x + LINE_KEY, y, stroke));
  }

  /** An area by its colour. */
  static Entry patch(String name, Colour fill) {
    return new Entry(
        name,
        PATCH_KEY,
        (surface, x, y) -> surface.rectangle(new Box(x, y - 5, PATCH_KEY, 10), fill));
  }

  /** Points by their marker. */
  static Entry marker(String name, Marker marker, Colour fill, ChartTheme theme) {
    double centre = PATCH_KEY / 2;
    return new Entry(
        name, PATCH_KEY, (surface, x, y) -> marker.draw(surface, x + centre, y, fill, theme));
  }

  /** The area of the box below the legend. */
  Box below() {
    return box.inset(besideHeading ? 0 : ROW * rows.size(), 0, 0, 0);
  }

  void draw(Surface surface) {
    TextStyle label = theme.labelStyle();
    double baseline = box.y() + 14 + (besideHeading ? 0 : ROW + 2);
    for (List<Entry> row : rows) {
      double at = besideHeading ? box.right() - PlotFrame.RIGHT - drawn(surface, row) : box.x();
      for (Entry entry : row) {
        entry.key().draw(surface, at, baseline - 4);
        at += entry.keyWidth() + KEY_GAP;
        surface.text(entry.name(), at, baseline, label);
        at += surface.widthOf(entry.name(), label) + GAP;
      }
      baseline += ROW;
    }
  }

  private double drawn(Surface surface, List<Entry> row) {
    double width = -GAP;
    for (Entry entry : row) {
      double name = surface.widthOf(entry.name(), theme.labelStyle());
      width += entry.keyWidth() + KEY_GAP + name + GAP;
    }
    return width;
  }

  /** Estimated without the surface, so that all outputs break the rows at the same place. */
  private double width(Entry entry) {
    return entry.keyWidth() + KEY_GAP + theme.labelStyle().widthOf(entry.name()) + GAP;
  }
}
