package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import spikeloom.file.DataException;
import spikeloom.numpy.Npy;
import spikeloom.numpy.Npz;
import spikeloom.numpy.NumpyArray;
import spikeloom.numpy.NumpyHeader;
import spikeloom.numpy.NumpyRows;

/**
 * The arrays of a {@code .npy} or {@code .npz}, known by their headers: only those that are used
 * are read, so others may be of any type and size.
 *
 * @param file the file
 * @param headers the arrays by name; that of a {@code .npy} is {@code x}
 */
record ArrayFile(Path file, Map<String, NumpyHeader> headers) {
  private static final String SINGLE = "x";

  /** Array names of spikes and events that are not samples. */
  private static final List<Set<String>> SPIKES =
      List.of(Set.of("times", "units"), Set.of("t", "x", "y", "p"));

  /**
   * Opens a file.
   *
   * @throws DataException if it cannot be read
   */
  static ArrayFile open(Path file) {
    return new ArrayFile(
        file, archive(file) ? Npz.headers(file) : Map.of(SINGLE, Npy.header(file)));
  }

  static boolean archive(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npz");
  }

  /** Returns the first array with one of these names, ignoring case. */
  Optional<String> find(List<String> names) {
    return names.stream()
        .flatMap(
            name -> headers.keySet().stream().filter(candidate -> candidate.equalsIgnoreCase(name)))
        .findFirst();
  }

  /** The array of numbers with the most elements. */
  Optional<String> largest() {
    if (SPIKES.stream().anyMatch(headers.keySet()::containsAll)) {
      throw new DataException(
          "%s holds lists of spikes (%s) without the sample of each; save arrays sample, time and neuron, or one of [samples, steps, neurons], or choose one of these with --columns."
              .formatted(file, names()));
    }
    return headers.entrySet().stream()
        .filter(entry -> entry.getValue().numeric())
        .max(Map.Entry.comparingByValue(Comparator.comparingLong(NumpyHeader::size)))
        .map(Map.Entry::getKey);
  }

  /** Returns the header of an existing array. */
  NumpyHeader header(String name) {
    return Objects.requireNonNull(headers.get(name));
  }

  /** Lists the names of all arrays, for messages. */
  String names() {
    return String.join(", ", headers.keySet());
  }

  /** Formats the name of an array for messages. */
  String source(String name) {
    return archive(file) ? "%s, array '%s',".formatted(file, name) : file.toString();
  }

  /**
   * Reads some arrays.
   *
   * @throws DataException if one cannot be read, or they are too large
   */
  Map<String, NumpyArray> read(Set<String> names) {
    return archive(file) ? Npz.read(file, names) : Map.of(SINGLE, Npy.read(file));
  }

  /**
   * Opens an array of numbers row by row.
   *
   * @throws DataException if it cannot be read, or does not fit into memory and cannot be mapped
   */
  NumpyRows rows(String name) {
    return archive(file) ? Npz.rows(file, name) : Npy.rows(file);
  }
}
