package spikeloom.dataset;

import java.util.function.Consumer;
import spikeloom.image.PictureFormat;
import spikeloom.sound.SoundFeatures;
import spikeloom.sound.SoundView;

/**
 * Options for reading samples from files.
 *
 * @param splitSeed random seed of the split
 * @param pictures image format
 * @param table how a table, or a recording in time, becomes samples
 * @param sound representation of sound
 * @param array representation of arrays
 * @param split unit of the split
 * @param target target of the decoder
 * @param reading how recordings are read
 */
public record SourceOptions(
    long splitSeed,
    PictureFormat pictures,
    TableOptions table,
    SoundView sound,
    ArrayView array,
    SplitBy split,
    TargetMoment target,
    ReadingOptions reading) {

  /** The representation of a NumPy array. */
  public enum ArrayView {
    /** Pictures if the array has four dimensions or square samples, else series. */
    AUTO,
    /** The second dimension is time, the third the variables. */
    SERIES,
    /** Rows and columns, with planes first or last if there are four dimensions. */
    PICTURES,
    /** The second dimension is time, the third the channels; values are numbers of spikes. */
    SPIKES
  }

  /** The unit of the split into training and test. */
  public enum SplitBy {
    /** As published, or the default of the file type. */
    USUAL,
    /** Whole speakers, patients and other origins, if a known set has them. */
    ORIGIN
  }

  /** The target in time. */
  public enum TargetMoment {
    /** The sample that the encoder receives. */
    SAME,
    /** The sample that follows it in time. */
    NEXT
  }

  /** Split seed 1, grey pictures of 28 x 28, all columns of a table, mel spectrograms of sound. */
  public static SourceOptions defaults() {
    return new SourceOptions(
        1,
        new PictureFormat(PictureFormat.Colours.GREY, 28, 28),
        TableOptions.defaults(),
        SoundView.MEL,
        ArrayView.AUTO,
        SplitBy.USUAL,
        TargetMoment.SAME,
        ReadingOptions.strict());
  }

  /** The same with another split seed. */
  public SourceOptions withSplitSeed(long seed) {
    return new SourceOptions(seed, pictures, table, sound, array, split, target, reading);
  }

  /** The same with other pictures. */
  public SourceOptions with(PictureFormat other) {
    return new SourceOptions(splitSeed, other, table, sound, array, split, target, reading);
  }

  /** The same with other options of tables. */
  public SourceOptions with(TableOptions other) {
    return new SourceOptions(splitSeed, pictures, other, sound, array, split, target, reading);
  }

  /** The same with another representation of sound. */
  public SourceOptions with(SoundView other) {
    return new SourceOptions(splitSeed, pictures, table, other, array, split, target, reading);
  }

  /** The same with another representation of arrays. */
  public SourceOptions with(ArrayView other) {
    return new SourceOptions(splitSeed, pictures, table, sound, other, split, target, reading);
  }

  /** The same with another unit of the split. */
  public SourceOptions with(SplitBy other) {
    return new SourceOptions(splitSeed, pictures, table, sound, array, other, target, reading);
  }

  /** The same with another target. */
  public SourceOptions with(TargetMoment other) {
    return new SourceOptions(splitSeed, pictures, table, sound, array, split, other, reading);
  }

  /** The same with other options for reading recordings. */
  public SourceOptions with(ReadingOptions other) {
    return new SourceOptions(splitSeed, pictures, table, sound, array, split, target, other);
  }

  /** The same, with warnings about files sent to {@code receiver}. */
  public SourceOptions warning(Consumer<String> receiver) {
    return with(reading.warning(receiver));
  }

  /** Whether the target is the part of the signal that follows the sample. */
  public boolean next() {
    return target == TargetMoment.NEXT;
  }

  /** Number of steps of a sample. */
  public int length(int usual) {
    return table.window() > 0 ? table.window() : usual;
  }

  /**
   * Stride between samples; by default half a sample, so that every border is inside another
   * sample.
   */
  public int stride(int length) {
    if (table.stride() > 0) {
      return table.stride();
    }
    return next() && length % 2 != 0 ? length : Math.max(1, length / 2);
  }

  /** The requested representation of sound. */
  public SoundFeatures features() {
    return sound.features(length(sound.defaultLength()));
  }
}
