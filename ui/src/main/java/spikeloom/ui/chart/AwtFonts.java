package spikeloom.ui.chart;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the fonts of PNG figures: the calmest sans-serif face that the machine has, or none. */
final class AwtFonts {
  /** Faces with even colour at small sizes, best first; the last is always there if any is. */
  private static final List<String> FAMILIES =
      List.of(
          "Inter",
          "Helvetica Neue",
          "Segoe UI",
          "Arial",
          "Liberation Sans",
          "Noto Sans",
          "Nimbus Sans",
          "DejaVu Sans");

  private AwtFonts() {}

  /** The font for a style; empty on a machine without fonts. */
  static Optional<Font> find(TextStyle style) {
    String family = Family.NAME;
    if (family.isEmpty()) {
      return Optional.empty();
    }
    int weight = style.weight() == TextStyle.Weight.BOLD ? Font.BOLD : Font.PLAIN;
    return Optional.of(new Font(family, weight, 1).deriveFont((float) style.size()));
  }

  /** Looks once, when the first label is drawn: listing fonts takes a moment. */
  private static final class Family {
    private static final String NAME = choose();

    private static String choose() {
      try {
        Set<String> here =
            Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        String name = FAMILIES.stream().filter(here::contains).findFirst().orElse(Font.SANS_SERIF);
        // Without any font file it is the first measurement that fails, not the listing.
        new Font(name, Font.PLAIN, 12)
            .getStringBounds("0", new java.awt.font.FontRenderContext(null, true, true));
        return name;
      } catch (RuntimeException | InternalError | LinkageError e) {
        // What the JDK throws without fonts or without their native library differs by version.
        return "";
      }
    }
  }
}
