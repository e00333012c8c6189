package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

/**
 * Groups of pictures that belong together, for instance target and reconstruction, in rows and
 * columns with captions below and headings above the first row.
 *
 * @param title the title
 * @param headings what the pictures of each group are, or none
 * @param groups the pictures
 * @param columns groups per row
 * @param shape the shape of all pictures
 */
public record ImageGrid(
    String title, List<String> headings, List<Group> groups, int columns, SignalShape shape)
    implements Chart {
  private static final double CURVE = 1; // width of a curve relative to its height
  private static final double HEADING = 20;
  private static final double CAPTION = 22;
  private static final double BETWEEN_PICTURES = 2;
  private static final double SPACE = 6; // between captions
  private static final double SMALLEST = 0.7; // of the usual size of a caption

  /** Copies its lists. */
  public ImageGrid {
    headings = List.copyOf(headings);
    groups = List.copyOf(groups);
    columns = Math.max(1, Math.min(columns, Math.max(1, groups.size())));
  }

  /**
   * Pictures to compare.
   *
   * @param pictures values of each, in the grid's shape
   * @param caption text below them, or empty
   */
  public record Group(List<float[]> pictures, String caption) {
    /** Copies its list. */
    public Group {
      pictures = List.copyOf(pictures);
    }
  }

  /** The box that the grid fills when each picture is {@code width} units wide. */
  public Box sizeFor(double width) {
    int rows = (groups.size() + columns - 1) / columns;
    double group = perGroup() * width + (perGroup() - 1) * BETWEEN_PICTURES;
    return new Box(
        0,
        0,
        columns * group + (columns - 1) * gap(),
        top() + rows * (width / aspect()) + rows * captionHeight() + (rows - 1) * gap() / 2);
  }

  /** As many groups per row as keep their size in a narrower place. */
  @Override
  public ImageGrid narrowed(double share) {
    int fewer = (int) Math.max(1, Math.min(columns, Math.round(share * columns)));
    return new ImageGrid(title, headings, groups, fewer, shape);
  }

  @Override
  public OptionalDouble heightFor(double width) {
    double unit = sizeFor(1).width();
    double picture = 1 + (width - unit) / (sizeFor(2).width() - unit);
    return OptionalDouble.of(sizeFor(picture).height());
  }

  /** Width of a picture if the grid fills a box. */
  double pictureWidth(Box box) {
    Box unit = sizeFor(1);
    Box two = sizeFor(2);
    // The size is linear in the width of a picture.
    return Math.min(
        1 + (box.width() - unit.width()) / (two.width() - unit.width()),
        1 + (box.height() - unit.height()) / (two.height() - unit.height()));
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    if (groups.isEmpty()) {
      return;
    }
    double width = pictureWidth(box);
    double groupWidth = perGroup() * width + (perGroup() - 1) * BETWEEN_PICTURES;
    double rowHeight = width / aspect() + captionHeight() + gap() / 2;
    for (int i = 0; i < groups.size(); i++) {
      int row = i / columns;
      Box place =
          new Box(
              box.x() + (i % columns) * (groupWidth + gap()),
              box.y() + top() + row * rowHeight,
              groupWidth,
              width / aspect());
      group(surface, place, groups.get(i), theme);
      if (i < columns && !headings.isEmpty() && !overlaid(groups.get(i))) {
        headings(surface, place, i == 0, theme);
      }
    }
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("group", "caption", "picture", "plane", "row", "column", "value");
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      for (int j = 0; j < group.pictures().size(); j++) {
        String name = j < headings.size() ? headings.get(j) : Integer.toString(j);
        List<Object> start = List.of(i, group.caption(), name);
        SignalTable.rows(
            new Signal(shape, group.pictures().get(j)),
            cells -> {
              List<Object> row = new ArrayList<>(start);
              row.addAll(List.of(cells));
              csv.row(row.toArray());
            });
      }
    }
  }

  private void group(Surface surface, Box place, Group group, ChartTheme theme) {
    if (overlaid(group)) {
      SignalCharts.pair(
              "",
              new Signal(shape, group.pictures().get(0)),
              new Signal(shape, group.pictures().get(1)))
          .draw(surface, place, theme);
    }
    for (int j = 0; !overlaid(group) && j < group.pictures().size(); j++) {
      Signal signal = new Signal(shape, group.pictures().get(j));
      new SignalChart(title, signal, ColourMap.GREY).draw(surface, picture(place, j), theme);
    }
    if (!group.caption().isEmpty()) {
      TextStyle style = captionStyle(surface, captionWidth(place), theme);
      String caption =
          Shortened.middle(
              group.caption(), captionWidth(place), text -> surface.widthOf(text, style));
      surface.text(caption, place.centreX(), place.bottom() + 14, style);
    }
  }

  private double captionWidth(Box place) {
    return place.width() + gap() - SPACE;
  }

  /** Captions of all groups have one size, in which the longest fits if it is not too long. */
  private TextStyle captionStyle(Surface surface, double most, ChartTheme theme) {
    TextStyle style = theme.labelStyle().at(TextStyle.Anchor.MIDDLE);
    double longest =
        groups.stream().mapToDouble(one -> surface.widthOf(one.caption(), style)).max().orElse(0);
    return longest <= most ? style : style.times(Math.max(SMALLEST, most / longest));
  }

  /** Curves of a target and its reconstruction share axes. */
  private boolean overlaid(Group group) {
    return group.pictures().size() == 2 && SignalCharts.overlaid(shape);
  }

  /**
   * A heading above each picture or, if there is too little space, one above the group or, if there
   * is too little for that too, one above the first group that stands for all.
   */
  private void headings(Surface surface, Box place, boolean first, ChartTheme theme) {
    TextStyle style = theme.labelStyle().at(TextStyle.Anchor.MIDDLE);
    double space = picture(place, 0).width() + gap() - 4;
    if (headings.stream().allMatch(heading -> surface.widthOf(heading, style) <= space)) {
      for (int j = 0; j < headings.size(); j++) {
        surface.text(headings.get(j), picture(place, j).centreX(), place.y() - 7, style);
      }
      return;
    }
    String all = String.join(" | ", headings);
    if (surface.widthOf(all, style) <= place.width() + gap()) {
      surface.text(all, place.centreX(), place.y() - 7, style);
    } else if (first) {
      surface.text(all, place.x(), place.y() - 7, theme.labelStyle());
    }
  }

  private Box picture(Box place, int j) {
    double width = (place.width() + BETWEEN_PICTURES) / perGroup() - BETWEEN_PICTURES;
    return new Box(place.x() + j * (width + BETWEEN_PICTURES), place.y(), width, place.height());
  }

  private int perGroup() {
    return groups.isEmpty() ? 1 : Math.max(1, groups.get(0).pictures().size());
  }

  private double top() {
    return headings.isEmpty() ? 0 : HEADING;
  }

  private boolean captioned() {
    return groups.stream().anyMatch(group -> !group.caption().isEmpty());
  }

  private double captionHeight() {
    return captioned() ? CAPTION : 0;
  }

  private double gap() {
    return captioned() ? 18 : 10;
  }

  private double aspect() {
    return shape instanceof SignalShape.Image image
        ? (double) image.width() / image.height()
        : CURVE;
  }
}
