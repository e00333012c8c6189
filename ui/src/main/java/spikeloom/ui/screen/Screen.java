package spikeloom.ui.screen;

import java.util.Locale;

/** The screens of the workbench. */
public enum Screen {
  /** Where one begins. */
  START("Start", "start-screen"),
  /** What is in a data set. */
  DATA("Data", "class-counts"),
  /** One sample in several codes. */
  ENCODE("Encode", "encode-sample"),
  /** Plan, curves and gallery of a run. */
  TRAIN("Train", "distortion-chart"),
  /** One sample of a trained run taken apart. */
  EXPLORE("Explore", "explore-signal"),
  /** Runs side by side. */
  COMPARE("Compare", "compare-distortion"),
  /** Models and figures for other programs. */
  EXPORT("Export", "export-choices");

  private final String title;
  private final String content;

  Screen(String title, String content) {
    this.title = title;
    this.content = content;
  }

  /** Id of the node that has the focus at first: one on which no key does anything at once. */
  String content() {
    return content;
  }

  public String title() {
    return title;
  }

  /** Id of the action that shows it. */
  String action() {
    return "screen-" + title.toLowerCase(Locale.ROOT);
  }
}
