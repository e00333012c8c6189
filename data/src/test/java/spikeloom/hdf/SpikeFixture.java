package spikeloom.hdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Two files in the layout of the Heidelberg digits, of the same spikes: sample i of 12 has i
 * spikes, spike j at (j + 1) / 16 s of unit (7 i + 3 j) mod 20; its label is i mod 3.
 */
public final class SpikeFixture {
  /** Written by PyTables, as those of the publisher; sample i is of speaker i / 2. */
  public static final String PYTABLES = "heidelberg.h5";

  /** Written by h5py for version 1.10, in packed chunks, with big-endian times and no extra. */
  public static final String H5PY = "lists-v110.h5";

  public static final int SAMPLES = 12;
  public static final int UNITS = 20;

  private SpikeFixture() {}

  public static double[] times(int sample) {
    return IntStream.range(0, sample).mapToDouble(j -> (j + 1) / 16.0).toArray();
  }

  public static double[] units(int sample) {
    return IntStream.range(0, sample).mapToDouble(j -> (7 * sample + 3 * j) % UNITS).toArray();
  }

  /** Copies a file into a folder. */
  public static Path copy(String name, Path folder) {
    Path file = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(SpikeFixture.class.getResourceAsStream("/spikeloom/hdf/" + name))) {
      Files.write(file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
