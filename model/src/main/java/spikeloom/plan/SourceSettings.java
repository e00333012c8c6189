package spikeloom.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.ReadingOptions;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.event.format.Camera;
import spikeloom.file.DataException;
import spikeloom.file.Tolerance;
import spikeloom.image.PictureFormat;
import spikeloom.sound.SoundView;

/**
 * Options for reading samples from files; most known sets have none.
 *
 * @param splitSeed random seed of the split
 * @param imageSize rows and columns of pictures after resizing, the longer side of an event camera
 *     at most, and rows and columns of the target of spikes at most, 1 .. 1024
 * @param colours grey or colours
 * @param columns names of a table's columns that are the values, of a record's leads, or of an
 *     archive's array, with commas between them, or null for all that have numbers
 * @param window length of a sample: rows of a table, values or frames of a sound, values of a
 *     record, milliseconds of events, milliseconds or steps of spikes; null for the default
 * @param stride from sample to sample, in the same unit, or null for half a sample
 * @param missing what is done about cells without a value
 * @param sound how recordings of sound are shown
 * @param array how arrays are shown
 * @param split unit of the split
 * @param target target of the decoder
 * @param table format of tables
 * @param tolerance treatment of defects of recordings
 * @param sensor size or name of an event camera, or null to take what each file says
 */
public record SourceSettings(
    int splitSeed,
    int imageSize,
    PictureFormat.Colours colours,
    @Nullable String columns,
    @Nullable Integer window,
    @Nullable Integer stride,
    TableOptions.Missing missing,
    SoundView sound,
    SourceOptions.ArrayView array,
    SourceOptions.SplitBy split,
    SourceOptions.TargetMoment target,
    TableSettings table,
    Tolerance tolerance,
    @Nullable String sensor) {
  /** Checks the ranges. */
  public SourceSettings {
    PlanException.unless(splitSeed >= 0, "split-seed must be 0 or more, not %d", splitSeed);
    PlanException.unless(
        imageSize >= 1 && imageSize <= PictureFormat.MAX_SIDE,
        "image-size must be between 1 and %d pixels, not %d",
        PictureFormat.MAX_SIDE,
        imageSize);
    int length = window == null ? 1 : window;
    PlanException.unless(
        length >= 1 && length <= 100_000,
        "sample-length must be between 1 and 100000, not %d",
        length);
    int step = stride == null ? 1 : stride;
    PlanException.unless(
        step >= 1 && step <= 1_000_000,
        "sample-stride must be between 1 and 1000000, not %d",
        step);
    camera(sensor);
  }

  static SourceSettings defaults() {
    SourceOptions usual = SourceOptions.defaults();
    return new SourceSettings(
        (int) usual.splitSeed(),
        usual.pictures().width(),
        usual.pictures().colours(),
        null,
        null,
        null,
        usual.table().missing(),
        usual.sound(),
        usual.array(),
        usual.split(),
        usual.target(),
        TableSettings.defaults(),
        usual.reading().tolerance(),
        null);
  }

  private static @Nullable Camera camera(@Nullable String text) {
    try {
      return text == null ? null : Camera.parse(text);
    } catch (DataException e) {
      throw new PlanException(e.getMessage());
    }
  }

  /** Converts to the options of data sets. */
  public SourceOptions options() {
    List<String> names =
        columns == null
            ? List.of()
            : Stream.of(columns.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    return new SourceOptions(
        splitSeed,
        new PictureFormat(colours, imageSize, imageSize),
        new TableOptions(
            names, window == null ? 0 : window, stride == null ? 0 : stride, missing, table.text()),
        sound,
        array,
        split,
        target,
        new ReadingOptions(tolerance, camera(sensor), ReadingOptions.SILENT));
  }
}
