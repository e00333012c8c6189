package spikeloom.app.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.dataset.DataDirectory;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * The iris flowers of Fisher 1936, as the UCI repository has them: a line of four lengths in
 * centimetres and the species for each flower.
 *
 * @param lengths flowers x 4
 * @param species class of every flower, by name in alphabetical order
 * @param names the species
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record IrisFile(double[][] lengths, int[] species, List<String> names) {
  static final String SET = "iris";
  static final String FILE = "iris.data";
  private static final int COLUMNS = 4;

  /** Reads {@code iris/iris.data} of a data folder. */
  static IrisFile in(DataDirectory where) {
    Path path = where.folder(SET).resolve(FILE);
    if (!Files.isRegularFile(path)) {
      throw new DataException(
          "The iris flowers are missing: get iris.data from the UCI machine learning repository"
              + " (https://archive.ics.uci.edu/dataset/53/iris, licence CC BY 4.0), put it in "
              + path.getParent()
              + " and run the experiment again; --data-dir names another data folder.");
    }
    try {
      return parse(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new DataException(path + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private static IrisFile parse(Path path, List<String> lines) {
    List<double[]> lengths = new ArrayList<>();
    List<String> species = new ArrayList<>();
    for (int n = 0; n < lines.size(); n++) {
      String line = lines.get(n).strip();
      if (!line.isEmpty()) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS + 1) {
          throw unreadable(path, n);
        }
        try {
          double[] row =
              Arrays.stream(cells).limit(COLUMNS).mapToDouble(Double::parseDouble).toArray();
          if (!Arrays.stream(row).allMatch(Double::isFinite)) {
            throw unreadable(path, n);
          }
          lengths.add(row);
        } catch (NumberFormatException e) {
          throw unreadable(path, n);
        }
        species.add(cells[COLUMNS].strip());
      }
    }
    List<String> names = species.stream().distinct().sorted().toList();
    if (names.size() < 2) {
      throw new DataException(path + " holds fewer than two species.");
    }
    return new IrisFile(
        lengths.toArray(double[][]::new),
        species.stream().mapToInt(names::indexOf).toArray(),
        names);
  }

  private static DataException unreadable(Path path, int line) {
    return new DataException(
        "%s, line %d: four lengths and a species, divided by commas, were expected."
            .formatted(path, line + 1));
  }
}
