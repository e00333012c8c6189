package spikeloom.hdf;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyType;

/**
 * Finds lists in the global heap of a file. An array of lists holds references:
 *
 * <pre>{@code
 * u32 number of elements | address of a collection | u32 number of an object in it
 * }</pre>
 *
 * <p>A collection begins with {@code GCOL}, version 1, three bytes, and its size; objects follow:
 *
 * <pre>{@code u16 number | u16 | u32 | size | content, up to a multiple of 8 bytes}</pre>
 *
 * <p>Object 0 is free space up to the end. Source: "HDF5 File Format Specification", version 3.0,
 * III.E and VIII.
 *
 * @param file the file
 * @param base what addresses count from
 * @param addressBytes size of an address
 * @param lengthBytes size of a size
 */
record GlobalHeap(Path file, long base, int addressBytes, int lengthBytes) {
  private static final int ALIGNED = 8;

  /** An object of a collection: where its content is, and its bytes. */
  private record Content(long at, long bytes) {}

  /**
   * Finds the lists of references.
   *
   * @throws DataException if a list is not in the file
   */
  Hdf5Lists lists(String path, NumpyType type, ByteBuffer references) {
    ByteBuffer in = references.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int bytes = Integer.BYTES + addressBytes + Integer.BYTES;
    int count = in.remaining() / bytes;
    int first = in.position();
    long[] at = new long[count];
    int[] length = new int[count];
    Map<Long, List<Integer>> byCollection = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      length[i] = in.getInt(first + i * bytes);
      if (length[i] != 0) {
        long address = number(in, first + i * bytes + Integer.BYTES, addressBytes);
        byCollection.computeIfAbsent(address, key -> new ArrayList<>()).add(i);
      }
    }
    try (RandomAccessFile heap = new RandomAccessFile(file.toFile(), "r")) {
      long most = heap.length() / ALIGNED; // objects of a file whose collections do not overlap
      for (Map.Entry<Long, List<Integer>> collection : byCollection.entrySet()) {
        Map<Integer, Content> objects = objects(heap, base + collection.getKey(), path);
        most -= objects.size();
        if (most < 0) {
          throw wrong(path, 0);
        }
        for (int i : collection.getValue()) {
          int object = in.getInt(first + i * bytes + Integer.BYTES + addressBytes);
          Content content = objects.get(object);
          if (content == null || length[i] < 0 || content.bytes < (long) length[i] * type.bytes()) {
            throw wrong(path, i);
          }
          at[i] = content.at;
        }
      }
    } catch (EOFException e) {
      throw wrong(path, 0);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read: %s; check the disk."
              .formatted(file, spikeloom.file.SafeFile.reason(e)),
          e);
    }
    return new Hdf5Lists(file, path, type, at, length);
  }

  private Map<Integer, Content> objects(RandomAccessFile in, long address, String path)
      throws IOException {
    int headBytes = ALIGNED + lengthBytes;
    if (address < 0 || address > in.length() - headBytes) {
      throw wrong(path, 0);
    }
    byte[] head = new byte[headBytes];
    in.seek(address);
    in.readFully(head);
    long end = address + number(ByteBuffer.wrap(head), ALIGNED, lengthBytes);
    boolean collection =
        new String(head, 0, 4, StandardCharsets.ISO_8859_1).equals("GCOL")
            && end > address
            && end <= in.length();
    if (!collection) {
      throw wrong(path, 0);
    }
    Map<Integer, Content> objects = new HashMap<>();
    for (long at = address + headBytes; at + headBytes <= end; ) {
      in.seek(at);
      in.readFully(head);
      ByteBuffer object = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      int number = object.getShort(0) & 0xffff;
      long bytes = number(object, ALIGNED, lengthBytes);
      if (number == 0) {
        break;
      }
      long content = at + headBytes;
      if (bytes < 0 || bytes > end - content) {
        throw wrong(path, 0);
      }
      objects.put(number, new Content(content, bytes));
      at = content + (bytes + ALIGNED - 1) / ALIGNED * ALIGNED;
    }
    return objects;
  }

  private static long number(ByteBuffer from, int at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (from.get(at + i) & 0xff);
    }
    return value;
  }

  private DataException wrong(String path, int index) {
    return new DataException(
        "%s is damaged: a list of '%s', number %,d or one that is stored with it, is not in the file; download or copy it again."
            .formatted(file, path, index + 1));
  }
}
