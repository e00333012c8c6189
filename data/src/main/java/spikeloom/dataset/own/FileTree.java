package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spikeloom.dataset.Deal;
import spikeloom.dataset.Following;
import spikeloom.dataset.SampleLocation;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.DataException;

/**
 * Files in a folder, a sample each:
 *
 * <pre>{@code
 * FOLDER/<file>                     one class
 * FOLDER/<class>/<file>             a fifth of every class is the test
 * FOLDER/<class>/<origin>/<file>    a fifth of the origins (speakers, patients, sessions) is the test
 * FOLDER/train/..., FOLDER/test/... the two parts, each of such a layout
 * }</pre>
 *
 * @param files where the folder is
 * @param folder the folder
 * @param what name of the files
 * @param wanted filter for the files
 */
record FileTree(Listing files, Path folder, String what, Predicate<Path> wanted) {
  static final int MAX_CLASSES = 256;

  private static final String ONE_CLASS = "all";
  private static final double TRAINING = 0.8;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** Files in a folder of the disk. */
  FileTree(Path folder, String what, Predicate<Path> wanted) {
    this(Listing.DISK, folder, what, wanted);
  }

  /**
   * A file.
   *
   * @param file where it is
   * @param type its class
   * @param origin its group; empty if unknown
   */
  record Item(Path file, String type, String origin) {
    /** The folder of the file, as text. */
    String place() {
      return String.valueOf(file.getParent());
    }
  }

  /**
   * The split files.
   *
   * @param classes the names of the classes
   * @param train training files
   * @param test test files
   * @param rule description of the split
   */
  record Parts(List<String> classes, List<Item> train, List<Item> test, String rule) {
    int[] labels(List<Item> items) {
      return items.stream().mapToInt(item -> classes.indexOf(item.type)).toArray();
    }
  }

  /** Whether there are such files in the folder or up to three levels below. */
  boolean holds() {
    return part("train").or(() -> part("test")).filter(p -> !items(p).isEmpty()).isPresent()
        || !items(folder).isEmpty();
  }

  /**
   * Splits the files into training and test.
   *
   * @throws DataException if there are too few, or too many classes
   */
  Parts parts(SourceOptions options) {
    Optional<Path> trainFolder = part("train").filter(p -> !items(p).isEmpty());
    Optional<Path> testFolder = part("test").filter(p -> !items(p).isEmpty());
    if (trainFolder.isPresent() != testFolder.isPresent()) {
      throw new DataException(
          "%s has %s in the sub-folder %s but none in %s; add some, or move them one level up."
              .formatted(
                  folder,
                  what,
                  trainFolder.isPresent() ? "train" : "test",
                  trainFolder.isPresent() ? "test" : "train"));
    }
    List<Item> all = items(trainFolder.orElse(folder));
    Parts parts =
        trainFolder.isPresent()
            ? new Parts(
                classes(all, items(testFolder.orElseThrow())),
                all,
                items(testFolder.orElseThrow()),
                "the sub-folders train and test")
            : options.next() ? byOrder(all) : dealt(all, options.splitSeed());
    if (parts.classes.size() > MAX_CLASSES) {
      throw new DataException(
          "%s has %,d sub-folders with %s, but at most %d classes are supported; merge some."
              .formatted(folder, parts.classes.size(), what, MAX_CLASSES));
    }
    if (parts.train.isEmpty() || parts.test.isEmpty()) {
      throw new DataException(
          "%s has no %s to %s: it needs at least two files of a class, or of two origins, in one sub-folder per class."
              .formatted(folder, what, parts.train.isEmpty() ? "train on" : "test on"));
    }
    return parts;
  }

  private Parts dealt(List<Item> all, long seed) {
    List<String> classes = classes(all, List.of());
    boolean origins = all.stream().anyMatch(item -> !item.origin.isEmpty());
    int[] labels = all.stream().mapToInt(item -> classes.indexOf(item.type)).toArray();
    List<String> identities = all.stream().map(this::identity).toList();
    Deal deal =
        origins
            ? Deal.byGroup(
                all.stream().map(i -> i.origin.isEmpty() ? identity(i) : i.origin).toList(),
                labels,
                seed)
            : Deal.byClass(labels, identities, seed);
    return new Parts(
        classes,
        deal.train().stream().map(all::get).toList(),
        deal.test().stream().map(all::get).toList(),
        (origins ? "20 % of the origins" : "20 % of every class")
            + " for testing, chosen by name with split seed "
            + seed);
  }

  /** Takes the first 80 % of every folder for training, in natural order of names. */
  private Parts byOrder(List<Item> all) {
    List<Item> train = new ArrayList<>();
    List<Item> test = new ArrayList<>();
    all.stream()
        .map(Item::place)
        .distinct()
        .forEach(
            place -> {
              List<Item> here =
                  all.stream()
                      .filter(item -> item.place().equals(place))
                      .sorted(Comparator.comparing(FileTree::numbered))
                      .toList();
              int border = (int) Math.round(TRAINING * here.size());
              train.addAll(here.subList(0, border));
              test.addAll(here.subList(border, here.size()));
            });
    return new Parts(
        classes(all, List.of()), train, test, "the last 20 % of every folder for testing");
  }

  /** Pads the numbers in a name, so that frame 10 follows frame 9. */
  private static String numbered(Item item) {
    return NUMBER
        .matcher(String.valueOf(item.file.getFileName()))
        .replaceAll(number -> String.format(Locale.ROOT, "%018d", Long.parseLong(number.group())));
  }

  /** Returns the next file of every file in the same folder. */
  static int[] following(List<Item> items) {
    int[] next = new int[items.size()];
    for (int i = 0; i < next.length; i++) {
      boolean follows =
          i + 1 < next.length && items.get(i).place().equals(items.get(i + 1).place());
      next[i] = follows ? i + 1 : Following.NONE;
    }
    return next;
  }

  private static List<String> classes(List<Item> some, List<Item> others) {
    TreeSet<String> types = new TreeSet<>();
    Stream.concat(some.stream(), others.stream()).forEach(item -> types.add(item.type));
    return List.copyOf(types);
  }

  /** All files; {@code train} and {@code test} are treated as classes here. */
  List<Item> all() {
    return items(folder);
  }

  /** The name of the folder. */
  String name() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  /** The path below the folder, the same on all systems. */
  String identity(Item item) {
    return folder.relativize(item.file).toString().replace('\\', '/');
  }

  /** Files of one origin form a group; without origins each is independent. */
  List<SampleLocation> places(List<Item> items) {
    return items.stream()
        .map(item -> SampleLocation.of(item.origin.isEmpty() ? identity(item) : item.origin))
        .toList();
  }

  /** Files of one folder follow each other in time, in this order. */
  static List<SampleLocation> frames(List<Item> items) {
    return IntStream.range(0, items.size())
        .mapToObj(i -> new SampleLocation(items.get(i).place(), i, i + 1L))
        .toList();
  }

  private List<Item> items(Path root) {
    List<Item> items = new ArrayList<>();
    for (Path entry : files.list(root)) {
      if (files.isFolder(entry)) {
        addClass(entry, items);
      }
    }
    if (items.isEmpty()) {
      add(root, ONE_CLASS, "", items);
    }
    return items;
  }

  private void addClass(Path folderOfClass, List<Item> items) {
    String type = String.valueOf(folderOfClass.getFileName());
    add(folderOfClass, type, "", items);
    for (Path entry : files.list(folderOfClass)) {
      if (files.isFolder(entry)) {
        add(entry, type, String.valueOf(entry.getFileName()), items);
      }
    }
  }

  private void add(Path from, String type, String origin, List<Item> items) {
    files.list(from).stream()
        .filter(wanted)
        .forEach(file -> items.add(new Item(file, type, origin)));
  }

  private Optional<Path> part(String name) {
    return files.list(folder).stream()
        .filter(files::isFolder)
        .filter(f -> String.valueOf(f.getFileName()).toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
