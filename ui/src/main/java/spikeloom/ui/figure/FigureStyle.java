package spikeloom.ui.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import spikeloom.text.Wording;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.text.Texts;

/** The size and look of saved figures: as on the screen, or for the columns of a publication. */
public enum FigureStyle {
  /** As large as in the window. */
  SCREEN(0),
  /** One column of a page with two. */
  SINGLE_COLUMN(85),
  /** The whole width of a page. */
  DOUBLE_COLUMN(178);

  /** Dots per inch of a PNG for a publication. */
  public static final int DOTS_PER_INCH = 300;

  static final double MILLIMETRES_PER_INCH = 25.4;

  /** Size of the type in points of 1/72 inch. */
  private static final double TYPE = 8;

  /** On paper a unit is as large as gives labels that size. */
  static final double UNIT =
      TYPE * MILLIMETRES_PER_INCH / 72 / ChartTheme.LIGHT.labelStyle().size();

  /** Least height of a row of charts in millimetres. */
  private static final double LEAST_HEIGHT = 50;

  private final double width;

  FigureStyle(double width) {
    this.width = width;
  }

  /** Its name for a reader. */
  public String title() {
    return Texts.FIGURE.of("style", this);
  }

  /** The style with a name such as {@code single-column}, if there is one. */
  public static Optional<FigureStyle> named(String name) {
    return Arrays.stream(values()).filter(style -> Wording.of(style).equals(name)).findFirst();
  }

  /** Whether it has a size on paper. */
  boolean printed() {
    return width > 0;
  }

  /**
   * Lays a figure out. On paper it keeps its proportions, unless its rows of charts would become
   * too low, and has a white background. Pictures in columns keep about their size; there are fewer
   * columns in a narrower place.
   */
  public Figure of(Figure figure) {
    if (!printed()) {
      return figure;
    }
    double across = width / UNIT / figure.page().width();
    List<Figure.Panel> panels =
        figure.panels().stream()
            .map(panel -> new Figure.Panel(panel.place(), panel.chart().narrowed(across)))
            .toList();
    long rows = panels.stream().map(panel -> panel.place().y()).distinct().count();
    double least = Math.max(1, rows) * LEAST_HEIGHT / UNIT;
    double down = Math.max(height(figure.page(), panels, across), least) / figure.page().height();
    return new Figure(
        figure.title(),
        scaled(figure.page(), across, down),
        ChartTheme.LIGHT,
        panels.stream()
            .map(panel -> new Figure.Panel(scaled(panel.place(), across, down), panel.chart()))
            .toList(),
        figure.data());
  }

  /** The height of the page, in proportion to its width or for a single chart that has its own. */
  private static double height(Box page, List<Figure.Panel> panels, double across) {
    double proportional = across * page.height();
    if (panels.size() != 1) {
      return proportional;
    }
    Box place = panels.get(0).place();
    OptionalDouble own = panels.get(0).chart().heightFor(across * place.width());
    return own.isPresent() ? own.getAsDouble() * page.height() / place.height() : proportional;
  }

  private static Box scaled(Box box, double across, double down) {
    return new Box(box.x() * across, box.y() * down, box.width() * across, box.height() * down);
  }
}
