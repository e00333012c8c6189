package spikeloom.ui.chart;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the fonts of PNG figures: the first available font of a list, or none. */
final class AwtFonts {
  /**
   * Fonts that are readable at small sizes, best first; the last one is always available if any
   * font is.
   */
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

  /** Searches once, when the first label is drawn, because listing fonts is slow. */
  private static final class Family {
    private static final String NAME = choose();

    private static String choose() {
      try {
        Set<String> here =
            Set.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames());
        String name = FAMILIES.stream().filter(here::contains).findFirst().orElse(Font.SANS_SERIF);
        // Without any font file the first measurement fails, not the listing.
        new Font(name, Font.PLAIN, 12)
            .getStringBounds("0", new java.awt.font.FontRenderContext(null, true, true));
        return name;
      } catch (RuntimeException | InternalError | LinkageError e) {
        // The exception without fonts or their native library differs between JDK versions.
        return "";
      }
    }
  }
}
