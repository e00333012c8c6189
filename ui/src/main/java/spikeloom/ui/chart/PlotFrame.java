package spikeloom.ui.chart;

import java.util.List;
import spikeloom.ui.text.Texts;

/**
 * Heading, axes and grid around the data of a chart, and the mapping from data to the surface.
 *
 * @param plot where the data are drawn
 * @param x the horizontal range
 * @param y the vertical range
 */
record PlotFrame(Box plot, AxisRange x, AxisRange y) {
  private static final double HEADING = 24;

  /** Fonts differ from the assumed widths, digits by up to a fifth. */
  private static final double WIDER = 1.2;

  /** Half of the widest label of a tick at the very end. */
  static final double RIGHT = 18;

  private static final double TICK_SPACE_X = 85;
  private static final double TICK_SPACE_Y = 34;

  /** Space below the data for the labels of ticks and the caption of the axis. */
  static final double BELOW = 36;

  private static final double MINOR_TICK = 3;

  /** Leaves space for the labels within the box. */
  static PlotFrame within(Box box, AxisRange x, AxisRange y, ChartTheme theme) {
    return within(box, x, y, theme, BELOW);
  }

  /** Leaves space for the labels within the box, and the given height below the data. */
  static PlotFrame within(Box box, AxisRange x, AxisRange y, ChartTheme theme, double below) {
    double labels = 24;
    for (AxisRange.Tick tick : y.ticks(wanted(box.height() - 24 - below, TICK_SPACE_Y))) {
      labels = Math.max(labels, WIDER * theme.labelStyle().widthOf(tick.label()));
    }
    if (y.scale() == Axis.Scale.WHOLE) { // a part of the axis may need all digits
      String longest = Long.toString((long) y.high());
      labels = Math.max(labels, WIDER * theme.labelStyle().widthOf(longest));
    }
    return new PlotFrame(box.inset(HEADING + 6, RIGHT, below, labels + 8).snapped(), x, y);
  }

  /** The frame of a part of the data, at the same place of the surface. */
  PlotFrame part(Viewport view) {
    return view.isWhole()
        ? this
        : new PlotFrame(plot, x.part(view.fromX(), view.toX()), y.part(view.fromY(), view.toY()));
  }

  /** Runs a drawing of a part, clipped to the plot. */
  void cut(Surface surface, Viewport view, Runnable drawing) {
    if (view.isWhole()) {
      drawing.run();
    } else {
      surface.clipped(plot, drawing);
    }
  }

  double toX(double value) {
    return plot.x() + plot.width() * x.position(value);
  }

  double toY(double value) {
    return plot.bottom() - plot.height() * y.position(value);
  }

  /**
   * The vertical position of a value, or the lower edge if it is not on the axis (0 on a log axis).
   */
  double toYOrBottom(double value) {
    return y.shows(value) ? toY(value) : plot.bottom();
  }

  /** The horizontal position of a value, or the left edge if it is not on the axis. */
  double toXOrLeft(double value) {
    return x.shows(value) ? toX(value) : plot.x();
  }

  /** Whether a point is on the axes. */
  boolean shows(double valueX, double valueY) {
    return x.shows(valueX) && y.shows(valueY);
  }

  /** Runs a drawing that can extend slightly over the edge: discs, ends of lines. */
  void clipped(Surface surface, Runnable drawing) {
    surface.clipped(plot.inset(-6, -8, -1, -6), drawing);
  }

  /** The text of a chart without data. */
  static void noData(Surface surface, Box box, ChartTheme theme) {
    TextStyle style = theme.labelStyle().at(TextStyle.Anchor.MIDDLE);
    surface.text(Texts.CHART.get("no-data"), box.centreX(), box.centreY(), style);
  }

  /** A generous estimate of the width of a heading. */
  static double headingWidth(ChartTheme theme, List<String> words) {
    double width = theme.titleStyle().widthOf(words.get(0)) + 8;
    for (String word : words.subList(1, words.size())) {
      width += theme.labelStyle().widthOf(word) + 8;
    }
    return width;
  }

  /**
   * Title in bold, followed by the quantity of the y axis. A title that is too long is shortened in
   * the middle; other labels without space are skipped.
   */
  static void heading(Surface surface, Box box, ChartTheme theme, List<String> words) {
    TextStyle style = theme.titleStyle();
    double baseline = box.y() + 14;
    String title =
        Shortened.middle(words.get(0), box.width(), text -> surface.widthOf(text, style));
    surface.text(title, box.x(), baseline, style);
    double at = box.x() + surface.widthOf(title, style) + 8;
    for (String word : words.subList(1, words.size())) {
      double end = at + surface.widthOf(word, theme.labelStyle());
      if (end <= box.right()) {
        surface.text(word, at, baseline, theme.labelStyle());
        at = end + 8;
      }
    }
  }

  void grid(Surface surface, ChartTheme theme) {
    TextStyle label = theme.labelStyle();
    for (AxisRange.Tick tick : y.ticks(wanted(plot.height(), TICK_SPACE_Y))) {
      double at = Math.round(toY(tick.value())) + 0.5;
      surface.line(plot.x(), at, plot.right(), at, theme.hairline());
      surface.text(tick.label(), plot.x() - 8, at + 4, label.at(TextStyle.Anchor.END));
    }
    for (double value : y.minorTicks()) {
      double at = Math.round(toY(value)) + 0.5;
      surface.line(plot.x(), at, plot.x() + MINOR_TICK, at, axis(theme));
    }
  }

  /** The line below the data. */
  void baseLine(Surface surface, ChartTheme theme) {
    double line = Math.round(plot.bottom()) + 0.5;
    surface.line(plot.x(), line, plot.right(), line, axis(theme));
  }

  void horizontalAxis(Surface surface, ChartTheme theme, String caption) {
    TextStyle label = theme.labelStyle();
    double line = Math.round(plot.bottom()) + 0.5;
    Stroke axis = axis(theme);
    baseLine(surface, theme);
    double free = plot.right() - label.widthOf(caption);
    for (AxisRange.Tick tick : x.ticks(wanted(plot.width(), TICK_SPACE_X))) {
      double at = Math.round(toX(tick.value())) + 0.5;
      surface.line(at, line, at, line + 4, axis);
      surface.text(tick.label(), at, line + 16, label.at(TextStyle.Anchor.MIDDLE));
    }
    for (double value : x.minorTicks()) {
      double at = Math.round(toX(value)) + 0.5;
      surface.line(at, line, at, line + MINOR_TICK, axis);
    }
    if (free > plot.x()) {
      surface.text(caption, plot.right(), line + 31, label.at(TextStyle.Anchor.END));
    }
  }

  private static Stroke axis(ChartTheme theme) {
    return new Stroke(theme.muted().withAlpha(0.7), 1);
  }

  private static int wanted(double length, double space) {
    return (int) Math.max(2, Math.min(8, length / space));
  }
}
