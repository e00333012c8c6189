package spikeloom.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of code of a page: in fences, or indented by four spaces.
 *
 * <p>A block that follows the comment {@code <!-- long -->} is checked, but not run: it takes long,
 * or needs data, a display or the network.
 */
final class CodeBlocks {
  private static final String FENCE = "```";
  private static final String LONG = "<!-- long -->";

  private CodeBlocks() {}

  /**
   * A line of code.
   *
   * @param number line of the page, from 1
   * @param text without indentation
   * @param isLong whether its block is marked as one that is not run
   */
  record Line(int number, String text, boolean isLong) {}

  static List<Line> of(Path page) throws IOException {
    List<String> lines = Files.readAllLines(page);
    List<Line> code = new ArrayList<>();
    boolean fenced = false;
    boolean marked = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String text = line.strip();
      if (text.startsWith(FENCE)) {
        marked = marked && !fenced;
        fenced = !fenced;
      } else if (fenced || (line.startsWith("    ") && !text.isEmpty())) {
        code.add(new Line(i + 1, text, marked));
      } else if (!text.isEmpty()) {
        marked = text.equals(LONG);
      }
    }
    return code;
  }
}
