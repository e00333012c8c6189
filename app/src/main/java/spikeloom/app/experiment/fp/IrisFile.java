package spikeloom.app.experiment.fp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * The iris flowers of Fisher 1936: a line of four lengths in centimetres and the species for each
 * flower. SpikeLoom includes the file of Deeplearning4j's data sets, with species as numbers; the
 * data folder may hold another one, such as that of the UCI repository, with species as names.
 *
 * @param lengths flowers x 4
 * @param species class of every flower, by name in alphabetical order
 * @param names the species
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record IrisFile(double[][] lengths, int[] species, List<String> names) {
  static final String SET = "iris";
  static final String FILE = "iris.data";
  private static final String BROUGHT = "iris.dat";
  private static final List<String> BY_NUMBER = List.of("setosa", "versicolor", "virginica");
  private static final int COLUMNS = 4;

  /** Reads {@code iris/iris.data} of a data folder, or else the included file. */
  static IrisFile in(DataDirectory where) {
    Path path = where.folder(SET).resolve(FILE);
    if (!Files.isRegularFile(path)) {
      return brought();
    }
    try {
      return parse(path.toString(), Files.readAllLines(path));
    } catch (IOException e) {
      throw new DataException(path + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  /** Reads the included file. */
  static IrisFile brought() {
    try (InputStream in = IrisFile.class.getResourceAsStream(BROUGHT)) {
      if (in == null) {
        throw new IllegalStateException(BROUGHT + " is missing from the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      IrisFile read = parse(BROUGHT, text.lines().toList());
      return new IrisFile(read.lengths, read.species, BY_NUMBER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IrisFile parse(String source, List<String> lines) {
    List<double[]> lengths = new ArrayList<>();
    List<String> species = new ArrayList<>();
    for (int n = 0; n < lines.size(); n++) {
      String line = lines.get(n).strip();
      if (!line.isEmpty()) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS + 1) {
          throw unreadable(source, n);
        }
        try {
          double[] row =
              Arrays.stream(cells).limit(COLUMNS).mapToDouble(Double::parseDouble).toArray();
          if (!Arrays.stream(row).allMatch(Double::isFinite)) {
            throw unreadable(source, n);
          }
          lengths.add(row);
        } catch (NumberFormatException e) {
          throw unreadable(source, n);
        }
        species.add(cells[COLUMNS].strip());
      }
    }
    List<String> names = species.stream().distinct().sorted().toList();
    if (names.size() < 2) {
      throw new DataException(source + " holds fewer than two species; at least two are needed.");
    }
    return new IrisFile(
        lengths.toArray(double[][]::new),
        species.stream().mapToInt(names::indexOf).toArray(),
        names);
  }

  private static DataException unreadable(String source, int line) {
    return new DataException(
        "%s, line %d: expected four lengths and a species, separated by commas."
            .formatted(source, line + 1));
  }
}
