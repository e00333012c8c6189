package spikeloom.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pages of docs/reference that the build packs with the program. */
final class PackedPages {
  private static final Pattern NAME = Pattern.compile("[\\w-]+\\.md");

  private PackedPages() {}

  static boolean hold(String name) {
    return NAME.matcher(name).matches() && PackedPages.class.getResource(name) != null;
  }

  /** The text of a page; empty if it is not packed. */
  static Optional<String> text(String name) {
    if (!hold(name)) {
      return Optional.empty();
    }
    try (InputStream page = PackedPages.class.getResourceAsStream(name)) {
      return page == null
          ? Optional.empty()
          : Optional.of(
              new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
