package spikeloom.ui.screen;

import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;

/** Shortens long names in the middle, because their ends differ. The full name is in a tooltip. */
final class ShortName {
  /** Maximum length on a card. */
  private static final int MOST = 28;

  private ShortName() {}

  /** At most {@value #MOST} characters of a name, the middle left out where it is longer. */
  static String of(String name) {
    if (name.length() <= MOST) {
      return name;
    }
    int start = MOST / 2;
    return name.substring(0, start) + "…" + name.substring(name.length() - (MOST - 1 - start));
  }

  /** The first line of a text, at most as long, its end left out where it is longer. */
  static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST - 1)) + "…";
  }

  /** Shortens a control's text in the middle and shows the full text as a tooltip. */
  static void in(Labeled control) {
    control.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    control.setMinWidth(0);
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(control.textProperty());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(480);
    control.setTooltip(tooltip);
  }
}
