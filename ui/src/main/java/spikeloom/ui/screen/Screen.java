package spikeloom.ui.screen;

import java.util.function.Function;
import javafx.scene.Node;
import spikeloom.text.Wording;
import spikeloom.ui.text.Texts;

/** The screens of the workbench: title, initial focus and pane of each. */
public enum Screen {
  /** First steps. */
  START("Start", "start-screen", StartPane::of),
  /** Data sets. */
  DATA("Data", "class-counts", DataPane::new),
  /** One sample in several codes. */
  ENCODE("Encode", "encode-sample", EncodePane::new),
  /** Plan, curves and gallery of a run. */
  TRAIN("Train", "distortion-chart", TrainPane::new),
  /** Exploration of a trained run: one of its samples, or samples from its prior. */
  EXPLORE("Explore", "explore-signal", ExploreViews::new),
  /** Comparison of runs. */
  COMPARE(
      "Compare",
      "compare-distortion",
      p -> new ComparePane(p.desk(), p.models().runs(), p.models().compare())),
  /** Models and figures for other programs. */
  EXPORT(
      "Export", "export-choices", p -> new ExportPane(p.desk(), p.models().export(), p.actions()));

  private final String heading;
  private final String content;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor, which has no state
  private final Function<ScreenParts, Node> pane;

  Screen(String heading, String content, Function<ScreenParts, Node> pane) {
    this.heading = heading;
    this.content = content;
    this.pane = pane;
  }

  /** Builds its pane. */
  Node build(ScreenParts parts) {
    return pane.apply(parts);
  }

  /** Id of the node with the initial focus, on which no key acts at once. */
  String content() {
    return content;
  }

  /** Heading of its section on the help page of the window, and its title without another text. */
  String heading() {
    return heading;
  }

  /** Its title on the screen. */
  public String title() {
    return Texts.SCREEN.find("screen." + id()).orElse(heading);
  }

  /** Its name in code and files. */
  public String id() {
    return Wording.of(this);
  }

  /** Id of the action that shows the screen. */
  String action() {
    return "screen-" + id();
  }
}
