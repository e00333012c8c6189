package spikeloom.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links of Markdown pages point to files and headings that exist. */
final class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?)\\s*#*$");
  private static final Pattern CODE = Pattern.compile("`[^`]*`");

  @Test
  void everyLinkHasATarget() throws IOException {
    List<String> faults = new ArrayList<>();
    int links = 0;
    for (Path page : Pages.all()) {
      int number = 0;
      boolean fenced = false;
      for (String line : Files.readAllLines(page)) {
        number++;
        if (line.strip().startsWith("```")) {
          fenced = !fenced;
        }
        Matcher link = LINK.matcher(CODE.matcher(line).replaceAll("code"));
        while (!fenced && link.find()) {
          links++;
          if (!exists(page, link.group(1))) {
            faults.add("%s, line %d: %s".formatted(Pages.name(page), number, link.group(1)));
          }
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(links > 50, "only " + links + " links were found");
  }

  private static boolean exists(Path page, String target) throws IOException {
    if (target.matches("(https?|mailto):.*")) {
      return true;
    }
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    Path path = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    if (!path.startsWith(Pages.ROOT) || !Files.exists(path)) {
      return false;
    }
    return hash < 0 || anchors(path).contains(target.substring(hash + 1));
  }

  /** The anchors that GitHub makes of the headings of a page. */
  static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> seen = new HashMap<>();
    boolean fenced = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      }
      Matcher heading = HEADING.matcher(line);
      if (!fenced && heading.matches()) {
        String anchor = anchor(heading.group(1));
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  private static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
