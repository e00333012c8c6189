package spikeloom.ui.screen;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import spikeloom.ui.help.Glossary;

/** Explains technical terms where they stand. */
final class Terms {
  private static final double WIDTH = 420;

  private Terms() {}

  /**
   * Shows the meanings of the names that the glossary has as a tooltip; does nothing without any.
   */
  static void explain(Control control, String... names) {
    String meanings =
        Stream.of(names)
            .map(Glossary::of)
            .flatMap(Optional::stream)
            .distinct()
            .map(Glossary.Term::toString)
            .collect(Collectors.joining("\n"));
    if (!meanings.isEmpty()) {
      Tooltip tooltip = new Tooltip(meanings);
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(WIDTH);
      control.setTooltip(tooltip);
      control.setAccessibleHelp(meanings);
    }
  }
}
