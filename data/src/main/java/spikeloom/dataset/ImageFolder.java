package spikeloom.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import spikeloom.file.DataException;
import spikeloom.image.PictureFile;
import spikeloom.image.PictureFormat;

/**
 * A folder of pictures: one sub-folder per class, named after it, or pictures alone, which are then
 * one class. Where the folder has the two sub-folders {@code train} and {@code test} of that
 * layout, they are the two parts; else a fifth of every class is the test.
 *
 * @param folder the folder
 * @param format what pictures are brought to
 * @param splitSeed another seed gives another fifth
 */
record ImageFolder(Path folder, PictureFormat format, long splitSeed) {
  static final int MAX_CLASSES = 256;
  static final long MAX_BYTES = 1L << 30;

  private static final String ONE_CLASS = "all";

  /** A picture and its class. */
  private record Item(Path file, String type) {}

  /** Whether a folder has pictures in it or one or two levels below. */
  static boolean is(Path folder) {
    return part(folder, "train").isPresent() || !items(folder).isEmpty();
  }

  Dataset open() {
    Optional<Path> trainFolder = part(folder, "train");
    Optional<Path> testFolder = part(folder, "test");
    List<Item> train = items(trainFolder.orElse(folder));
    List<Item> test = testFolder.map(ImageFolder::items).orElse(List.of());
    if (trainFolder.isPresent() != testFolder.isPresent()) {
      throw new DataException(
          "%s has a sub-folder %s but no %s; add it, or put its pictures one level higher."
              .formatted(
                  folder,
                  trainFolder.isPresent() ? "train" : "test",
                  trainFolder.isPresent() ? "test" : "train"));
    }
    TreeSet<String> types = new TreeSet<>();
    train.forEach(item -> types.add(item.type));
    test.forEach(item -> types.add(item.type));
    List<String> classes = List.copyOf(types);
    if (classes.size() > MAX_CLASSES) {
      throw new DataException(
          "%s has %,d sub-folders with pictures, but at most %d classes are read; join some."
              .formatted(folder, classes.size(), MAX_CLASSES));
    }
    if (testFolder.isPresent()) {
      return dataset(classes, train, test, "the sub-folders train and test");
    }
    int[] labels = train.stream().mapToInt(item -> classes.indexOf(item.type)).toArray();
    Deal deal = Deal.byClass(labels, train.stream().map(this::identity).toList(), splitSeed);
    return dataset(
        classes,
        deal.train().stream().map(train::get).toList(),
        deal.test().stream().map(train::get).toList(),
        "a fifth of every class is the test, dealt out by name with split seed " + splitSeed);
  }

  private Dataset dataset(List<String> classes, List<Item> train, List<Item> test, String rule) {
    if (train.isEmpty() || test.isEmpty()) {
      throw new DataException(
          "%s has no picture to %s: it needs at least two of a class, as PNG, JPEG, BMP or GIF, in one sub-folder per class."
              .formatted(folder, train.isEmpty() ? "learn from" : "test with"));
    }
    long bytes = (long) (train.size() + test.size()) * format.shape().size();
    if (bytes > MAX_BYTES) {
      throw new DataException(
          "%s takes %,d bytes at %s values a picture, more than the %,d that are held at most; use a smaller --image-size or fewer pictures."
              .formatted(folder, bytes, format.shape(), MAX_BYTES));
    }
    return new Dataset(name(), classes, read(train, classes), read(test, classes), rule);
  }

  private String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private ByteImages read(List<Item> items, List<String> classes) {
    int size = format.shape().size();
    byte[] pixels = new byte[items.size() * size];
    byte[] labels = new byte[items.size()];
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      System.arraycopy(PictureFile.read(item.file, format), 0, pixels, i * size, size);
      labels[i] = (byte) classes.indexOf(item.type);
    }
    List<String> identities = items.stream().map(this::identity).toList();
    return new ByteImages(format.shape(), pixels, labels, identities);
  }

  /** The path below the folder, the same on all systems. */
  private String identity(Item item) {
    return folder.relativize(item.file).toString().replace('\\', '/');
  }

  private static List<Item> items(Path folder) {
    List<Item> items = new ArrayList<>();
    for (Path entry : Folders.list(folder)) {
      if (Files.isDirectory(entry)) {
        Folders.list(entry).stream()
            .filter(PictureFile::named)
            .forEach(file -> items.add(new Item(file, String.valueOf(entry.getFileName()))));
      }
    }
    if (items.isEmpty()) {
      Folders.list(folder).stream()
          .filter(PictureFile::named)
          .forEach(file -> items.add(new Item(file, ONE_CLASS)));
    }
    return items;
  }

  private static Optional<Path> part(Path folder, String name) {
    return Folders.list(folder).stream()
        .filter(Files::isDirectory)
        .filter(f -> String.valueOf(f.getFileName()).toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
