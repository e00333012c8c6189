package spikeloom.ui.screen;

import java.util.Locale;

/** The screens of the workbench. */
public enum Screen {
  /** Where one begins. */
  START("Start"),
  /** What is in a data set. */
  DATA("Data"),
  /** One sample in several codes. */
  ENCODE("Encode"),
  /** Plan, curves and gallery of a run. */
  TRAIN("Train"),
  /** One sample of a trained run taken apart. */
  EXPLORE("Explore"),
  /** Runs side by side. */
  COMPARE("Compare"),
  /** Models and figures for other programs. */
  EXPORT("Export");

  private final String title;

  Screen(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Id of the action that shows it. */
  String action() {
    return "screen-" + title.toLowerCase(Locale.ROOT);
  }
}
