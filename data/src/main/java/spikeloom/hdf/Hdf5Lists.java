package spikeloom.hdf;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.numpy.NumpyType;

/**
 * Lists of numbers of different length in a file. Only where they are is held in memory: 12 bytes a
 * list. A list is read when it is asked for, so that files may be larger than the memory. Several
 * threads may read at the same time.
 */
public final class Hdf5Lists {
  private final Path file;
  private final String path;
  private final NumpyType type;
  private final long[] at;
  private final int[] length;

  /**
   * @param path the array, for messages
   * @param at where each list begins in the file
   * @param length numbers of each list
   */
  Hdf5Lists(Path file, String path, NumpyType type, long[] at, int[] length) {
    this.file = file;
    this.path = path;
    this.type = type;
    this.at = at;
    this.length = length;
  }

  /** Number of lists. */
  public int size() {
    return at.length;
  }

  /** Number of elements of a list. */
  public int length(int index) {
    return length[index];
  }

  /** Whether the elements are whole numbers. */
  public boolean whole() {
    return type.whole();
  }

  /**
   * Reads a list.
   *
   * @throws DataException if the file cannot be read
   */
  public double[] read(int index) {
    byte[] bytes = new byte[length[index] * type.bytes()];
    // Opened for every list, so that no file stays open, and an interrupt closes nothing.
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(at[index]);
      in.readFully(bytes);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read: %s (list %,d of '%s'); check that it was not changed or moved."
              .formatted(file, SafeFile.reason(e), index + 1, path),
          e);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    double[] numbers = new double[length[index]];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = type.numberAt(buffer, i * type.bytes());
    }
    return numbers;
  }
}
