package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.hdf.Hdf5File;

/** HDF5 files of spikes, by the names of their arrays. */
enum SpikeHdf5 {
  /** As the Heidelberg digits. */
  HEIDELBERG(HeidelbergFile::is, hdf -> HeidelbergFile.of(hdf).content()),
  /** N-TIDIGITS. */
  TIDIGITS(TidigitsFile::is, hdf -> new TidigitsFile(hdf).content()),
  /** NIRData. */
  NIR_DATA(NirData::is, hdf -> new NirData(hdf).content());

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Predicate<Hdf5File> test;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Function<Hdf5File, SpikeContent> reader;

  SpikeHdf5(Predicate<Hdf5File> test, Function<Hdf5File, SpikeContent> reader) {
    this.test = test;
    this.reader = reader;
  }

  private static Optional<SpikeHdf5> layout(Hdf5File hdf) {
    return Stream.of(values()).filter(layout -> layout.test.test(hdf)).findFirst();
  }

  /**
   * Whether a file is one of them.
   *
   * @throws spikeloom.file.DataException if it is an HDF5 file that cannot be read
   */
  static boolean is(Path file) {
    return Hdf5File.is(file) && Hdf5File.read(file, hdf -> layout(hdf).isPresent());
  }

  /**
   * Reads a file.
   *
   * @throws spikeloom.file.DataException if it cannot be read or has no spikes
   */
  static SpikeContent content(Path file) {
    return Hdf5File.read(file, hdf -> layout(hdf).orElseThrow().reader.apply(hdf));
  }

  static Dataset open(Path file, SourceOptions options) {
    return content(file).open(options);
  }
}
