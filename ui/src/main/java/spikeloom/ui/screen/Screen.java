package spikeloom.ui.screen;

import java.util.Locale;

/** The screens of the workbench. */
public enum Screen {
  /** First steps. */
  START("Start", "start-screen"),
  /** Data sets. */
  DATA("Data", "class-counts"),
  /** One sample in several codes. */
  ENCODE("Encode", "encode-sample"),
  /** Plan, curves and gallery of a run. */
  TRAIN("Train", "distortion-chart"),
  /** Exploration of one sample of a trained run. */
  EXPLORE("Explore", "explore-signal"),
  /** Comparison of runs. */
  COMPARE("Compare", "compare-distortion"),
  /** Models and figures for other programs. */
  EXPORT("Export", "export-choices");

  private final String title;
  private final String content;

  Screen(String title, String content) {
    this.title = title;
    this.content = content;
  }

  /** Id of the node with the initial focus, on which no key acts at once. */
  String content() {
    return content;
  }

  public String title() {
    return title;
  }

  /** Id of the action that shows the screen. */
  String action() {
    return "screen-" + title.toLowerCase(Locale.ROOT);
  }
}
