package spikeloom.dataset;

import java.util.function.Consumer;
import spikeloom.image.PictureFormat;
import spikeloom.sound.SoundFeatures;
import spikeloom.sound.SoundView;

/**
 * How samples are made of files, as far as it is the user's choice.
 *
 * @param splitSeed another seed deals samples out to training and test otherwise
 * @param pictures what pictures are brought to
 * @param table how a table, or a recording in time, becomes samples
 * @param sound how recordings of sound are shown
 * @param array how arrays are shown
 * @param split what is dealt out to training and test
 * @param target what the decoder is to say
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

  /** How the samples of a NumPy array are shown. */
  public enum ArrayView {
    /** As pictures where the array has four dimensions or square samples, else as series. */
    AUTO,
    /** A sample is its second dimension in time, the third its variables. */
    SERIES,
    /** A sample is rows and columns, with planes first or last where there are four dimensions. */
    PICTURES
  }

  /** What is dealt out to training and test. */
  public enum SplitBy {
    /** As the set was published, or what suits the kind of files. */
    USUAL,
    /** Speakers, patients and other origins as a whole, where a known set tells them apart. */
    ORIGIN
  }

  /** Which moment the decoder is to say. */
  public enum TargetMoment {
    /** The sample that the encoder sees. */
    SAME,
    /** The one that follows it in time. */
    NEXT
  }

  /** Split seed 1, grey pictures of 28 x 28, all columns of a table, mel pictures of sound. */
  public static SourceOptions usual() {
    return new SourceOptions(
        1,
        new PictureFormat(PictureFormat.Colours.GREY, 28, 28),
        TableOptions.usual(),
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

  /** The same with another way to cut samples. */
  public SourceOptions with(TableOptions other) {
    return new SourceOptions(splitSeed, pictures, other, sound, array, split, target, reading);
  }

  /** The same with another view of sound. */
  public SourceOptions with(SoundView other) {
    return new SourceOptions(splitSeed, pictures, table, other, array, split, target, reading);
  }

  /** The same with another view of arrays. */
  public SourceOptions with(ArrayView other) {
    return new SourceOptions(splitSeed, pictures, table, sound, other, split, target, reading);
  }

  /** The same with something else dealt out. */
  public SourceOptions with(SplitBy other) {
    return new SourceOptions(splitSeed, pictures, table, sound, array, other, target, reading);
  }

  /** The same with another moment as the target. */
  public SourceOptions with(TargetMoment other) {
    return new SourceOptions(splitSeed, pictures, table, sound, array, split, other, reading);
  }

  /** The same with another way to read recordings. */
  public SourceOptions with(ReadingOptions other) {
    return new SourceOptions(splitSeed, pictures, table, sound, array, split, target, other);
  }

  /** The same, with warnings about files sent to {@code receiver}. */
  public SourceOptions warning(Consumer<String> receiver) {
    return with(reading.warning(receiver));
  }

  public boolean next() {
    return target == TargetMoment.NEXT;
  }

  /** Moments of a sample. */
  public int length(int usual) {
    return table.window() > 0 ? table.window() : usual;
  }

  /** Moments from sample to sample; usually half of one, so that no border is seen only once. */
  public int stride(int length) {
    if (table.stride() > 0) {
      return table.stride();
    }
    return next() && length % 2 != 0 ? length : Math.max(1, length / 2);
  }

  /** Sound as it is asked for. */
  public SoundFeatures features() {
    return sound.features(length(sound.usualLength()));
  }
}
