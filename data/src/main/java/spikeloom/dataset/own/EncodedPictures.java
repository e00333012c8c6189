package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import spikeloom.dataset.Dataset;
import spikeloom.image.PictureFormat;
import spikeloom.spike.SignalShape;
import spikeloom.text.Wording;

/**
 * Pictures that are decoded when they are read, by the thread that reads them: value = byte / 255.
 * What a {@link SampleCache} keeps is decoded once.
 */
final class EncodedPictures implements Dataset.Split {
  private final int[] labels;
  private final List<String> identities;
  private final PictureFormat format;
  private final SampleCache cache;

  /** Reads and decodes a file. */
  @FunctionalInterface
  interface PictureReader {
    /**
     * Returns one byte a value, row by row and plane by plane.
     *
     * @throws spikeloom.file.DataException if it is not a picture or is damaged
     */
    byte[] read(Path file, PictureFormat format);
  }

  /**
   * Creates a split.
   *
   * @param files one per sample
   * @param labels class of every sample
   * @param identities unique name of every sample
   * @param most bytes of decoded pictures that may be kept
   */
  EncodedPictures(
      List<Path> files,
      int[] labels,
      List<String> identities,
      PictureReader reader,
      PictureFormat format,
      long most) {
    List<Path> paths = List.copyOf(files);
    this.labels = labels.clone();
    this.identities = List.copyOf(identities);
    this.format = format;
    cache =
        new SampleCache(
            paths.size(), format.shape().size(), i -> reader.read(paths.get(i), format), most);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public SignalShape shape() {
    return format.shape();
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String identity(int index) {
    return identities.get(index);
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    cache.copyTo(Objects.checkIndex(index, size()), target, at);
  }

  @Override
  public boolean lazy() {
    return true;
  }

  /** Number of pictures that are decoded once only. */
  int kept() {
    return cache.kept();
  }

  @Override
  public String toString() {
    return Wording.count(size(), "image") + " of " + shape();
  }
}
