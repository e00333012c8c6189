package spikeloom.dataset.known;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.ValidationRule;
import spikeloom.event.EventBinning;
import spikeloom.event.Sensor;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * N-MNIST: an event camera recorded every image of MNIST during three small movements. The
 * recordings are the spikes, the images the targets. The files are stored as distributed, in the
 * folder of the set:
 *
 * <pre>{@code
 * Train/<digit>/<n>.bin    recording of training image n; the first image is 1
 * Test/<digit>/<n>.bin     the same for the test images
 * }</pre>
 *
 * <p>A subset of the recordings is enough; samples are ordered by n. Recordings are read on
 * request, because all 70,000 would take 1.5 GB. Source: Orchard, Jayawant, Cohen, Thakor 2015, see
 * {@link spikeloom.event.BinFile}.
 *
 * @param images the set of the images, MNIST
 */
record NMnist(CatalogEntry images) implements SampleOrigin {
  /** The camera was cropped to 34 x 34 pixels around the image. */
  static final Sensor SENSOR = new Sensor(34, 34);

  /** Covers all three movements: the last event of a recording is at 336,040 us at most. */
  static final long SPAN_MICROSECONDS = 340_000;

  /** Size of the recordings; the archives are smaller. */
  private static final long ALL_BYTES = 1_500_000_000;

  private static final Pattern RECORDING = Pattern.compile("0*([1-9][0-9]{0,8})\\.bin");

  /** A recording and the index of its image. */
  record Recording(Path file, int image, int digit) {}

  @Override
  public DataStatus status(CatalogEntry entry, DataDirectory where) {
    boolean train = hasRecordings(entry, where, "Train");
    boolean test = hasRecordings(entry, where, "Test");
    if (!train && !test) {
      return DataStatus.ABSENT;
    }
    return train && test && Catalog.status(images, where) == DataStatus.READY
        ? DataStatus.READY
        : DataStatus.INCOMPLETE;
  }

  /** Checks names and digits of all recordings; their content is checked when they are read. */
  @Override
  public Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options) {
    List<Recording> train = recordings(entry, where, "Train");
    List<Recording> test = recordings(entry, where, "Test");
    Dataset shown = images(where, seed, options);
    EventBinning binning = new EventBinning(SENSOR, SPAN_MICROSECONDS);
    return new Dataset(
        entry.name(),
        entry.classes(),
        RecordedSplit.of(train, shown.train(), binning),
        RecordedSplit.of(test, shown.test(), binning));
  }

  @Override
  public ValidationRule validation() {
    return ValidationRule.LAST_TWELFTH;
  }

  @Override
  public String advice(CatalogEntry entry, DataDirectory where) {
    if (hasRecordings(entry, where, "Train") && hasRecordings(entry, where, "Test")) {
      return images.name()
          + " is missing, which has its targets: "
          + images.origin().advice(images, where);
    }
    return "'spikeloom datasets --fetch nmnist' downloads at most 1.5 GB, or copy its Train/<digit>/<n>.bin and Test/<digit>/<n>.bin into "
        + where.folder(entry.name()).toAbsolutePath().normalize();
  }

  @Override
  public List<Archive> archives() {
    return List.of(
        archive(
            "Train",
            "39c25547-014b-4137-a934-9d29fa53c7a0",
            "20959b8e626244a1b502305a9e6e2031",
            60_000),
        archive(
            "Test",
            "05a4d654-7e03-4c15-bdfa-9bb2bcbea494",
            "69ca8762b2fe404d9b9bad1103e97832",
            10_000));
  }

  private static Archive archive(String part, String key, String md5, int recordings) {
    return new Archive(
        new DataFile(part + ".zip", ALL_BYTES, md5),
        List.of(
            URI.create(
                "https://data.mendeley.com/public-files/datasets/468j46mzdv/files/"
                    + key
                    + "/file_downloaded")),
        part,
        Pattern.compile("^(?:.*/)?([0-9])/([0-9]{5}\\.bin)$"),
        "$1/$2",
        recordings,
        1 << 20,
        "");
  }

  @Override
  public List<CatalogEntry> needs() {
    return List.of(images);
  }

  @Override
  public long downloadBytes() {
    return ALL_BYTES;
  }

  private Dataset images(DataDirectory where, long seed, SourceOptions options) {
    DataStatus status = Catalog.status(images, where);
    if (status != DataStatus.READY) {
      throw new DataException(
          "N-MNIST needs the images of %s as targets, which are %s in %s: %s."
              .formatted(
                  images.title(),
                  status == DataStatus.ABSENT ? "not" : "not complete",
                  where.folder(images.name()).toAbsolutePath().normalize(),
                  images.origin().advice(images, where)));
    }
    return images.origin().open(images, where, seed, options);
  }

  private static boolean hasRecordings(CatalogEntry entry, DataDirectory where, String part) {
    for (int digit = 0; digit < entry.classes(); digit++) {
      Path folder = folder(entry, where, part, digit);
      if (Files.isDirectory(folder) && files(folder).stream().anyMatch(NMnist::isRecording)) {
        return true;
      }
    }
    return false;
  }

  private List<Recording> recordings(CatalogEntry entry, DataDirectory where, String part) {
    List<Recording> found = new ArrayList<>();
    for (int digit = 0; digit < entry.classes(); digit++) {
      Path folder = folder(entry, where, part, digit);
      if (Files.isDirectory(folder)) {
        for (Path file : files(folder)) {
          if (isRecording(file)) {
            found.add(new Recording(file, image(file), digit));
          }
        }
      }
    }
    if (found.isEmpty()) {
      throw new DataException(
          "N-MNIST has no recordings in %s: %s."
              .formatted(
                  where.folder(entry.name()).resolve(part).toAbsolutePath().normalize(),
                  advice(entry, where)));
    }
    found.sort(Comparator.comparingInt(Recording::image));
    return found;
  }

  private static Path folder(CatalogEntry entry, DataDirectory where, String part, int digit) {
    return where.folder(entry.name()).resolve(part).resolve(Integer.toString(digit));
  }

  private static boolean isRecording(Path file) {
    return file.toString().endsWith(".bin");
  }

  private static int image(Path file) {
    Matcher name = RECORDING.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      throw new DataException(
          file
              + " is not named after the number of an image, such as 1.bin or 00001.bin; rename it.");
    }
    return Integer.parseInt(name.group(1)) - 1;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new DataException(
          folder + " cannot be listed: " + SafeFile.reason(e) + "; check its permissions.", e);
    }
  }
}
