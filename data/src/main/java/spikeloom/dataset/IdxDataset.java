package spikeloom.dataset;

import java.nio.file.Path;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;

/** Data sets of pictures from four idx files: training and test images and labels. */
public final class IdxDataset {
  private IdxDataset() {}

  /**
   * The four files, each plain or gzip.
   *
   * @param trainImages count x rows x columns
   * @param trainLabels count
   * @param testImages count x rows x columns, the same rows and columns
   * @param testLabels count
   */
  public record Files(Path trainImages, Path trainLabels, Path testImages, Path testLabels) {}

  /** Returns the four arrays, for callers that check more. */
  public record Content(
      IdxArray trainImages, IdxArray trainLabels, IdxArray testImages, IdxArray testLabels) {}

  /**
   * Opens any four files that belong together.
   *
   * @param classes number of classes, 1 .. 256
   * @throws DataException if a file is missing or damaged, images and labels differ in number,
   *     pictures differ in size, or a label is not below {@code classes}
   */
  public static Dataset open(String name, int classes, Files files) {
    return check(name, classes, files, read(files));
  }

  /**
   * Opens any four files that belong together; there are as many classes as the labels need.
   *
   * @throws DataException as {@link #open(String, int, Files)}
   */
  public static Dataset open(String name, Files files) {
    Content content = read(files);
    int classes = Math.max(most(content.trainLabels), most(content.testLabels)) + 1;
    return check(name, classes, files, content);
  }

  private static int most(IdxArray labels) {
    int most = 0;
    for (byte label : labels.values()) {
      most = Math.max(most, label & 0xff);
    }
    return most;
  }

  /** Reads the four files without checking that they fit each other. */
  public static Content read(Files files) {
    return new Content(
        Idx.read(files.trainImages()),
        Idx.read(files.trainLabels()),
        Idx.read(files.testImages()),
        Idx.read(files.testLabels()));
  }

  /** Checks that pictures and labels fit each other and makes a data set of them. */
  public static Dataset check(String name, int classes, Files files, Content content) {
    Dataset.Split train =
        split(
            files.trainImages(),
            content.trainImages,
            files.trainLabels(),
            content.trainLabels,
            classes);
    Dataset.Split test =
        split(
            files.testImages(),
            content.testImages,
            files.testLabels(),
            content.testLabels,
            classes);
    if (!train.shape().equals(test.shape())) {
      throw new DataException(
          "%s has images of %s, but %s has images of %s; use files that belong together."
              .formatted(files.trainImages(), train.shape(), files.testImages(), test.shape()));
    }
    return new Dataset(name, classes, train, test);
  }

  private static Dataset.Split split(
      Path imageFile, IdxArray images, Path labelFile, IdxArray labels, int classes) {
    requireDimensions(imageFile, images, 3, "images (count x rows x columns)");
    requireDimensions(labelFile, labels, 1, "labels (count)");
    if (images.count() != labels.count()) {
      throw new DataException(
          "%s holds %,d images, but %s holds %,d labels; use files that belong together."
              .formatted(imageFile, images.count(), labelFile, labels.count()));
    }
    if (images.values().length == 0) {
      throw new DataException(imageFile + " holds no images; use a file with at least one.");
    }
    byte[] classOf = labels.values();
    for (int i = 0; i < classOf.length; i++) {
      if ((classOf[i] & 0xff) >= classes) {
        throw new DataException(
            "%s has label %d at byte %,d (label %,d), but the classes are 0 to %d; download or copy the file again."
                .formatted(
                    labelFile, classOf[i] & 0xff, labels.header().length + i, i, classes - 1));
      }
    }
    SignalShape shape =
        new SignalShape.Image(1, images.dimensions().get(1), images.dimensions().get(2));
    return new ByteImages(shape, images.values(), classOf);
  }

  private static void requireDimensions(Path file, IdxArray array, int expected, String what) {
    if (array.dimensions().size() != expected) {
      throw new DataException(
          "%s has %d dimensions (byte 3), but %s have %d; check that images and labels are not swapped."
              .formatted(file, array.dimensions().size(), what, expected));
    }
  }
}
