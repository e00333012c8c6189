package spikeloom.ui.screen;

/** The screens of the workbench. */
public enum Screen {
  /** One sample in several codes. */
  ENCODE("Encode"),
  /** Plan, curves and gallery of a run. */
  TRAIN("Train"),
  /** One sample of a trained run taken apart. */
  EXPLORE("Explore");

  private final String title;

  Screen(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
