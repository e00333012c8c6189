package spikeloom.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of a plain or gzip file, read as a stream; detected by its first two bytes, not its
 * name. Every failure is a {@link DataException}.
 */
public final class Unpacked implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Deflate cannot pack more than 1032 bytes into one (Deutsch, Gailly, zlib's documentation). */
  private static final long MAX_PACKING = 1032;

  private final Path file;
  private final long fileSize;
  private final boolean packed;
  private final Counter raw;
  private final InputStream content;
  private long position;

  /**
   * Opens a file.
   *
   * @throws DataException if it cannot be read
   */
  public Unpacked(Path file) {
    this(file, Text.AS_IT_IS);
  }

  /**
   * Opens a file; if it is a text by its name, it is read as UTF-8 without a byte order mark, even
   * if it is UTF-16 with one.
   *
   * @throws DataException if it cannot be read
   */
  public static Unpacked withText(Path file) {
    return new Unpacked(file, Text.UTF_8);
  }

  private enum Text {
    AS_IT_IS,
    UTF_8
  }

  private Unpacked(Path file, Text text) {
    this.file = file;
    try {
      if (Files.isDirectory(file)) {
        throw new DataException(file + " is a folder, but a file is expected; remove it.");
      }
      fileSize = Files.size(file);
      raw = new Counter(Files.newInputStream(file));
      try {
        BufferedInputStream buffered =
            new BufferedInputStream(raw, (int) Math.min(BUFFER, Math.max(2, fileSize)));
        buffered.mark(2);
        packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        InputStream plain = packed ? new GZIPInputStream(buffered, BUFFER) : buffered;
        content = text == Text.UTF_8 && Utf8Text.named(file) ? Utf8Text.of(plain) : plain;
      } catch (IOException e) {
        raw.close();
        throw e;
      }
    } catch (IOException e) {
      throw explain(e);
    }
  }

  /** Whether the file is gzip. */
  public boolean packed() {
    return packed;
  }

  /** Bytes on the disk. */
  public long fileSize() {
    return fileSize;
  }

  /** Maximum size of the content: that of the file, or of anything packed into it. */
  public long most() {
    return packed ? fileSize * MAX_PACKING : fileSize;
  }

  /** Bytes of content read so far. */
  public long position() {
    return position;
  }

  /**
   * Reads up to {@code length} bytes, fewer only at the end of the content. Memory grows with the
   * actual content, so an invalid length is harmless.
   */
  public byte[] read(int length) {
    try {
      byte[] bytes = content.readNBytes(length);
      position += bytes.length;
      return bytes;
    } catch (IOException e) {
      throw explain(e);
    }
  }

  /** Fills the buffer from its start; returns the number of bytes read, -1 at the end. */
  public int read(byte[] buffer) {
    return read(buffer, 0, buffer.length);
  }

  /**
   * Reads up to {@code length} bytes into the buffer from {@code at}; returns their number, -1 at
   * the end.
   */
  public int read(byte[] buffer, int at, int length) {
    try {
      int n = content.read(buffer, at, length);
      position += Math.max(0, n);
      return n;
    } catch (IOException e) {
      throw explain(e);
    }
  }

  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw explain(e);
    }
  }

  private DataException explain(IOException e) {
    if (e instanceof NoSuchFileException) {
      return new DataException(file + " does not exist; check the path.", e);
    }
    if (e instanceof AccessDeniedException) {
      return new DataException(
          file + " cannot be read: permission denied; check its permissions.", e);
    }
    if (e instanceof EOFException) {
      return new DataException(
          file
              + " is truncated: the gzip data end at byte "
              + fileSize
              + " before they are complete; download or copy the file again.",
          e);
    }
    if (e instanceof ZipException) {
      return new DataException(
          file
              + " is damaged: the gzip data are invalid at or before byte "
              + raw.count
              + " ("
              + e.getMessage()
              + "); download or copy the file again.",
          e);
    }
    return new DataException(
        file + " cannot be read: " + e + "; check the disk and the file's permissions.", e);
  }

  /** Counts the bytes read from the file. */
  private static final class Counter extends FilterInputStream {
    private long count;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int at, int length) throws IOException {
      int n = super.read(bytes, at, length);
      count += Math.max(0, n);
      return n;
    }
  }
}
