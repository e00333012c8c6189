package spikeloom.ui.screen;

import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Node;

/** The screens of the workbench: title, initial focus and pane of each. */
public enum Screen {
  /** First steps. */
  START("Start", "start-screen", StartPane::of),
  /** Data sets. */
  DATA("Data", "class-counts", p -> new DataPane(p.desk(), p.models().data(), p.actions())),
  /** One sample in several codes. */
  ENCODE("Encode", "encode-sample", p -> new EncodePane(p.desk(), p.models().encode())),
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

  private final String title;
  private final String content;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor, which has no state
  private final Function<ScreenParts, Node> pane;

  Screen(String title, String content, Function<ScreenParts, Node> pane) {
    this.title = title;
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

  public String title() {
    return title;
  }

  /** Id of the action that shows the screen. */
  String action() {
    return "screen-" + title.toLowerCase(Locale.ROOT);
  }
}
