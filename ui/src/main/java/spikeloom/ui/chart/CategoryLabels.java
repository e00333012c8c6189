package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Lays out the names below groups of bars: in lines as wide as a group, or rotated if a word is
 * wider. Of whole numbers that would touch each other even so, only every second, third, ... is
 * shown.
 */
final class CategoryLabels {
  private static final double LINE = 13;
  private static final double TURN = -38;
  private static final int MOST_LINES = 3;
  private static final double LONGEST = 150;
  private static final double GAP = 8;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final List<List<String>> lines;
  private final boolean turned;
  private final TextStyle style;

  private CategoryLabels(List<List<String>> lines, boolean turned, TextStyle style) {
    this.lines = lines;
    this.turned = turned;
    this.style = style;
  }

  /** Lays out names side by side over a width. */
  static CategoryLabels fit(List<String> names, double width, ChartTheme theme) {
    TextStyle style = theme.labelStyle();
    double group = width / Math.max(1, names.size());
    double each = group - GAP;
    if (group < LINE && names.stream().allMatch(name -> NUMBER.matcher(name).matches())) {
      return new CategoryLabels(thinned(names, group, style), false, style);
    }
    List<List<String>> wrapped = names.stream().map(name -> wrap(name, each, style)).toList();
    boolean fits =
        wrapped.stream()
            .allMatch(
                lines ->
                    lines.size() <= MOST_LINES
                        && lines.stream().allMatch(line -> style.widthOf(line) <= each));
    return fits
        ? new CategoryLabels(wrapped, false, style)
        : new CategoryLabels(
            names.stream().map(name -> List.of(shorten(name, style))).toList(), true, style);
  }

  private static List<List<String>> thinned(List<String> names, double group, TextStyle style) {
    double widest = names.stream().mapToDouble(style::widthOf).max().orElse(0);
    int every = (int) Math.ceil((widest + GAP) / group);
    return IntStream.range(0, names.size())
        .mapToObj(i -> List.of(i % every == 0 ? names.get(i) : ""))
        .toList();
  }

  /** Height that the names need below the axis. */
  double height() {
    if (turned) {
      double longest =
          lines.stream().mapToDouble(line -> style.widthOf(line.get(0))).max().orElse(0);
      return 16 + longest * Math.sin(Math.toRadians(-TURN));
    }
    return 10 + LINE * lines.stream().mapToInt(List::size).max().orElse(1);
  }

  void draw(Surface surface, Box plot) {
    for (int i = 0; i < lines.size(); i++) {
      double x = plot.x() + plot.width() * (i + 0.5) / lines.size();
      if (turned) {
        TextStyle end = style.at(TextStyle.Anchor.END);
        surface.turnedText(lines.get(i).get(0), x + 4, plot.bottom() + 14, TURN, end);
      } else {
        double baseline = plot.bottom() + 16;
        for (String line : lines.get(i)) {
          surface.text(line, x, baseline, style.at(TextStyle.Anchor.MIDDLE));
          baseline += LINE;
        }
      }
    }
  }

  private static List<String> wrap(String name, double width, TextStyle style) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : name.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || style.widthOf(longer) <= width) {
        line = longer;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines;
  }

  private static String shorten(String name, TextStyle style) {
    String text = name;
    for (int end = name.length(); end > 1 && style.widthOf(text) > LONGEST; end--) {
      text = name.substring(0, end - 1).stripTrailing() + "…";
    }
    return text;
  }
}
