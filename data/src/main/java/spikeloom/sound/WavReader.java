package spikeloom.sound;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import spikeloom.file.DataException;
import spikeloom.file.Unpacked;

/** Reads the chunks of a WAV file up to its samples, see {@link WavHeader}. */
final class WavReader {
  private static final int CHUNK_HEADER = 8;
  private static final int LEAST_FORMAT = 16;
  private static final int MOST_FORMAT = 1 << 16;
  private static final long UNKNOWN = 0xffff_ffffL;

  private final Path file;
  private final Unpacked in;
  private final byte[] skipped = new byte[1 << 13];
  private byte @Nullable [] format;
  private long samples = UNKNOWN; // bytes of them, by the chunk for long files

  WavReader(Path file, Unpacked in) {
    this.file = file;
    this.in = in;
  }

  WavHeader read() {
    byte[] head = in.read(12);
    if (!WavHeader.begins(head)) {
      throw new DataException(
          file + " is not a WAV file: it does not begin with RIFF and WAVE; check that it is one.");
    }
    byte[] chunk = in.read(CHUNK_HEADER);
    while (chunk.length == CHUNK_HEADER) {
      long at = in.position() - CHUNK_HEADER;
      String name = new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
      long size = Integer.toUnsignedLong(number(chunk).getInt(4));
      switch (name) {
        case "data" -> {
          return header(at, size);
        }
        case "fmt " -> readFormat(at, size);
        case "ds64" -> {
          byte[] sizes = in.read((int) Math.min(size, 28));
          samples = sizes.length >= 16 ? number(sizes).getLong(8) : UNKNOWN;
          skip(size - sizes.length);
        }
        default -> skip(size);
      }
      chunk = next(size);
    }
    throw new DataException(
        "%s is truncated: it ends at byte %,d before its samples; download or copy the file again."
            .formatted(file, in.position()));
  }

  /**
   * Reads the head of the next chunk. Not every program pads odd chunks, and no name begins with 0.
   */
  private byte[] next(long size) {
    if (size % 2 == 0) {
      return in.read(CHUNK_HEADER);
    }
    byte[] padding = in.read(1);
    boolean letter = padding.length == 1 && padding[0] != 0;
    byte[] rest = in.read(letter ? CHUNK_HEADER - 1 : CHUNK_HEADER);
    if (!letter) {
      return rest;
    }
    return ByteBuffer.allocate(1 + rest.length).put(padding).put(rest).array();
  }

  private static ByteBuffer number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void readFormat(long at, long size) {
    if (size < LEAST_FORMAT || size > MOST_FORMAT) {
      throw new DataException(
          "%s is damaged: its format at byte %,d has %,d bytes instead of at least %d; download or copy the file again."
              .formatted(file, at, size, LEAST_FORMAT));
    }
    format = in.read((int) size);
  }

  private void skip(long bytes) {
    long left = bytes;
    while (left > 0) {
      int n = in.read(skipped, 0, (int) Math.min(left, skipped.length));
      if (n <= 0) {
        return;
      }
      left -= n;
    }
  }

  private WavHeader header(long at, long size) {
    byte @Nullable [] content = format;
    if (content == null) {
      throw new DataException(
          "%s has its samples at byte %,d before their format; convert it.".formatted(file, at));
    }
    if (content.length < LEAST_FORMAT) {
      throw new DataException(
          "%s is truncated within its format before byte %,d; download or copy the file again."
              .formatted(file, at));
    }
    long announced = size == UNKNOWN && samples >= 0 ? samples : size;
    long from = in.position();
    long there = in.packed() ? count(announced) : Math.min(announced, in.fileSize() - from);
    return WavHeader.of(ByteBuffer.wrap(content), content.length, from, announced, there);
  }

  private long count(long most) {
    long before = in.position();
    skip(most);
    return in.position() - before;
  }
}
