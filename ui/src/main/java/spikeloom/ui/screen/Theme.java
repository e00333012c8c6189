package spikeloom.ui.screen;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import spikeloom.ui.chart.ChartTheme;

/** The light and dark themes. */
public enum Theme {
  /** Dark on white. */
  LIGHT(ChartTheme.LIGHT),
  /** Light on black. */
  DARK(ChartTheme.DARK);

  @SuppressWarnings("ImmutableEnumChecker") // an immutable record
  private final ChartTheme charts;

  Theme(ChartTheme charts) {
    this.charts = charts;
  }

  /** The colours of charts that go with it. */
  public ChartTheme charts() {
    return charts;
  }

  /** Returns the other theme. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** Location of the style sheet. */
  String stylesheet() {
    return switch (this) {
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
      case DARK -> new PrimerDark().getUserAgentStylesheet();
    };
  }
}
