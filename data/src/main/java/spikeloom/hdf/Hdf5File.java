package spikeloom.hdf;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;
import spikeloom.numpy.NumpyType;

/**
 * An open HDF5 file, whose arrays and groups are named by paths such as {@code spikes/times}. Links
 * to other places are not followed. Source: The HDF Group, "HDF5 File Format Specification",
 * version 3.0.
 */
public final class Hdf5File {
  private static final byte[] SIGNATURE =
      "\u0089HDF\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);

  private static final int FIRST_BLOCK = 512;

  /** Files up to this size are read as a whole. */
  private static final int SMALL = 1 << 26;

  /** Largest array that is read as a whole. */
  private static final long MOST_BYTES = 1L << 30;

  private final Path file;
  private final HdfFile content;

  private Hdf5File(Path file, HdfFile content) {
    this.file = file;
    this.content = content;
  }

  /** Whether a file has the signature of HDF5, at byte 0 or after a block of the user. */
  public static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] found = new byte[SIGNATURE.length];
      for (long at = 0; at + found.length <= in.length(); at = at == 0 ? FIRST_BLOCK : 2 * at) {
        in.seek(at);
        in.readFully(found);
        if (Arrays.equals(SIGNATURE, found)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Opens a file, passes it to {@code reader}, and closes it.
   *
   * @return the result of the reader
   * @throws DataException if the file cannot be read or is damaged
   */
  public static <T> T read(Path file, Function<Hdf5File, T> reader) {
    // The library throws various unchecked exceptions for damaged files.
    try (HdfFile content = open(file)) {
      return reader.apply(new Hdf5File(file, content));
    } catch (HdfException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | BufferUnderflowException
        | BufferOverflowException
        | ClassCastException
        | ArithmeticException
        | NegativeArraySizeException
        | NullPointerException
        | UnsupportedOperationException
        | UncheckedIOException
        | StackOverflowError
        | IOException e) {
      if (e instanceof DataException own) {
        throw own;
      }
      throw new DataException(
          unsupported(e)
              ? "%s uses a part of HDF5 that is not supported; save it again for version 1.10 of HDF5 or older (h5py: libver='earliest')."
                  .formatted(file)
              : "%s is damaged or no HDF5 file that can be read; download or copy it again."
                  .formatted(file),
          e);
    }
  }

  private static boolean unsupported(@Nullable Throwable e) {
    return e instanceof UnsupportedHdfException || (e != null && unsupported(e.getCause()));
  }

  /**
   * From memory, the library takes slices of what is there, where from a file it would allocate
   * what a damaged header announces. Large files are mapped, up to the 2 GiB that can be.
   */
  private static HdfFile open(Path file) throws IOException {
    long size = Files.size(file);
    if (size > Integer.MAX_VALUE) {
      return new HdfFile(file);
    }
    if (size <= SMALL) {
      Capacity.require(file, size);
      return HdfFile.fromBytes(Files.readAllBytes(file));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
    }
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Whether there is an array at a path. */
  public boolean holds(String path) {
    return node(path).filter(Dataset.class::isInstance).isPresent();
  }

  /** Whether there is a group at a path. */
  public boolean hasGroup(String path) {
    return group(path).isPresent();
  }

  /** The names in a group, in their order in the file; empty if there is no such group. */
  public List<String> names(String path) {
    return group(path).map(group -> List.copyOf(group.getChildren().keySet())).orElse(List.of());
  }

  /** The text of an attribute of a group; empty if there is none. */
  public Optional<String> attribute(String path, String name) {
    return group(path)
        .map(group -> group.getAttributes().get(name))
        .map(Attribute::getData)
        .map(String::valueOf);
  }

  /**
   * Reads an array of numbers, or of texts of a fixed size.
   *
   * @throws DataException if it is missing, too large, or of another type
   */
  public NumpyArray array(String path) {
    DatasetBase dataset = dataset(path);
    NumpyType type =
        Hdf5Types.element(dataset.getDataType())
            .orElseThrow(() -> wrong(path, "does not hold numbers or texts of a fixed size"));
    List<Integer> shape =
        dataset.isScalar() ? List.of() : IntStream.of(dataset.getDimensions()).boxed().toList();
    return new NumpyArray(type, shape, bytes(path, dataset, type.bytes()));
  }

  /**
   * Returns lists of numbers, one for every element of an array of one dimension. They are read
   * when they are asked for, from the closed file.
   *
   * @throws DataException if the array is missing or of another type, or the lists are not in the
   *     file
   */
  public Hdf5Lists lists(String path) {
    DatasetBase dataset = dataset(path);
    NumpyType type =
        Hdf5Types.listed(dataset.getDataType())
            .orElseThrow(() -> wrong(path, "does not hold lists of numbers"));
    if (dataset.getDimensions().length != 1) {
      throw wrong(path, "does not have one dimension");
    }
    ByteBuffer references = bytes(path, dataset, dataset.getDataType().getSize());
    var storage = content.getHdfBackingStorage();
    GlobalHeap heap =
        new GlobalHeap(
            file,
            storage.getUserBlockSize(),
            storage.getSizeOfOffsets(),
            storage.getSizeOfLengths());
    return heap.lists(path, type, references);
  }

  private ByteBuffer bytes(String path, DatasetBase dataset, int element) {
    long bytes = element;
    for (long size : dataset.getDimensionsAsLong()) {
      bytes = Math.min(MOST_BYTES + 1, bytes * Math.min(MOST_BYTES + 1, size));
    }
    if (bytes < 0 || bytes > MOST_BYTES) {
      throw wrong(path, "has more than the %,d bytes that can be read".formatted(MOST_BYTES));
    }
    if (bytes == 0) {
      return ByteBuffer.allocate(0);
    }
    Capacity.require(file, 2 * bytes);
    ByteBuffer content = dataset.getDataBuffer();
    if (content.remaining() < bytes) {
      throw wrong(path, "ends early");
    }
    return content.slice(content.position(), (int) bytes);
  }

  private DatasetBase dataset(String path) {
    return node(path)
        .filter(DatasetBase.class::isInstance)
        .map(DatasetBase.class::cast)
        .orElseThrow(() -> wrong(path, "is missing"));
  }

  private Optional<Group> group(String path) {
    return path.isEmpty()
        ? Optional.of(content)
        : node(path).filter(Group.class::isInstance).map(Group.class::cast);
  }

  private Optional<Node> node(String path) {
    int slash = path.lastIndexOf('/');
    return group(slash < 0 ? "" : path.substring(0, slash))
        .map(parent -> parent.getChildren().get(path.substring(slash + 1)));
  }

  private DataException wrong(String path, String what) {
    return new DataException(
        "%s: '%s' %s; check the file.".formatted(file, path.replaceAll("\\p{Cntrl}", "?"), what));
  }
}
