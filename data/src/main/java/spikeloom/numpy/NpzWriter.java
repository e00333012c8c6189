package spikeloom.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes archives {@code .npz} array by array, packed as by {@code numpy.savez_compressed}. */
public final class NpzWriter implements AutoCloseable {
  private final ZipOutputStream zip;

  /** An archive that is written to {@code out}, which is closed with it. */
  public NpzWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
  }

  /** Adds an array of whole numbers of one dimension. */
  public void add(String name, int[] values) throws IOException {
    add(name, "<i4", List.of(values.length), NumpyBytes.of(values));
  }

  /** Adds an array of floats. */
  public void add(String name, float[] values, List<Integer> shape) throws IOException {
    add(name, "<f4", shape, NumpyBytes.of(values));
  }

  /** Adds a text as an array without dimensions. */
  public void add(String name, String text) throws IOException {
    int[] letters = text.codePoints().toArray();
    add(name, "<U" + letters.length, List.of(), NumpyBytes.of(letters));
  }

  /** Writes the elements of an array piece by piece, for arrays that need not fit into memory. */
  @FunctionalInterface
  public interface Elements {
    /**
     * Writes all elements in C order, numbers in little-endian order; does not close the stream.
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Adds an array of floats, see {@link NumpyBytes#of(float[])}. */
  public void addFloats(String name, List<Integer> shape, Elements elements) throws IOException {
    add(name, "<f4", shape, elements);
  }

  /** Adds an array of unsigned bytes. */
  public void addBytes(String name, List<Integer> shape, Elements elements) throws IOException {
    add(name, "|u1", shape, elements);
  }

  private void add(String name, String type, List<Integer> shape, byte[] content)
      throws IOException {
    add(name, type, shape, out -> out.write(content));
  }

  private void add(String name, String type, List<Integer> shape, Elements elements)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    Npy.writeHeader(zip, type, shape);
    elements.writeTo(zip);
    zip.closeEntry();
  }

  /** Completes the archive without closing the stream that it is written to. */
  public void finish() throws IOException {
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
