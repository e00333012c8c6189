package spikeloom.ui.screen;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import spikeloom.ui.chart.ChartTheme;

/** The two faces of the window. */
public enum Theme {
  /** Dark on white. */
  LIGHT(ChartTheme.LIGHT),
  /** Light on black. */
  DARK(ChartTheme.DARK);

  @SuppressWarnings("ImmutableEnumChecker") // a record of colours
  private final ChartTheme charts;

  Theme(ChartTheme charts) {
    this.charts = charts;
  }

  /** The colours of charts that go with it. */
  public ChartTheme charts() {
    return charts;
  }

  /** The other one. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** Where the style sheet of all controls lies. */
  String stylesheet() {
    return switch (this) {
      case LIGHT -> new PrimerLight().getUserAgentStylesheet();
      case DARK -> new PrimerDark().getUserAgentStylesheet();
    };
  }
}
