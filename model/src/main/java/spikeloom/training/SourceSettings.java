package spikeloom.training;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.image.PictureFormat;

/**
 * How samples are made of the user's own files; known sets do not ask.
 *
 * @param splitSeed another seed deals samples out to training and test otherwise
 * @param imageSize rows and columns that pictures are brought to, 1 .. 1024
 * @param colours what is kept of colours
 * @param columns names of a table's columns that are the values, with commas between them, or null
 *     for all that have numbers
 * @param window rows of a sample, or null for one row, 64 where the table has a column of time
 * @param stride rows from sample to sample, or null for half a window
 * @param missing what is done about cells without a value
 */
public record SourceSettings(
    int splitSeed,
    int imageSize,
    PictureFormat.Colours colours,
    @Nullable String columns,
    @Nullable Integer window,
    @Nullable Integer stride,
    TableOptions.Missing missing) {
  /** Refuses values out of range. */
  public SourceSettings {
    PlanException.unless(splitSeed >= 0, "split-seed must be 0 or more, not %d", splitSeed);
    PlanException.unless(
        imageSize >= 1 && imageSize <= PictureFormat.MAX_SIDE,
        "image-size must be between 1 and %d pixels, not %d",
        PictureFormat.MAX_SIDE,
        imageSize);
    int rows = window == null ? 1 : window;
    PlanException.unless(
        rows >= 1 && rows <= 100_000, "csv-window must be between 1 and 100000 rows, not %d", rows);
    int step = stride == null ? 1 : stride;
    PlanException.unless(
        step >= 1 && step <= 1_000_000,
        "csv-stride must be between 1 and 1000000 rows, not %d",
        step);
  }

  static SourceSettings defaults() {
    return new SourceSettings(
        1, 28, PictureFormat.Colours.GREY, null, null, null, TableOptions.Missing.REFUSE);
  }

  /** The same in the words of the data sets. */
  public SourceOptions options() {
    List<String> names =
        columns == null
            ? List.of()
            : Stream.of(columns.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    return new SourceOptions(
        splitSeed,
        new PictureFormat(colours, imageSize, imageSize),
        new TableOptions(names, window == null ? 0 : window, stride == null ? 0 : stride, missing));
  }
}
