package spikeloom.wfdb;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Sample formats of signal files, little-endian unless stated otherwise:
 *
 * <pre>{@code
 * 8     1 byte, difference to the sample before; the header has the value before the first one
 * 16    2 bytes, two's complement
 * 24    3 bytes, two's complement
 * 32    4 bytes, two's complement
 * 61    2 bytes, two's complement, most significant byte first
 * 80    1 byte, offset by 128
 * 160   2 bytes, offset by 32,768
 * 212   3 bytes for two samples of 12 bits: the first takes byte 0 and the lower half of byte 1,
 *       the second byte 2 and the upper half of byte 1
 * 310   4 bytes for three samples of 10 bits: bits 1-10 of each half word, then the upper 5 bits of
 *       both half words, those of the first being the lower ones
 * 311   4 bytes for three samples of 10 bits: bits 0-9, 10-19 and 20-29
 * }</pre>
 *
 * <p>The lowest value of each (but 8) marks a sample that is missing. Source: Moody, "WFDB
 * applications guide", signal(5).
 */
enum WfdbFormat {
  /** Differences. */
  DIFFERENCE_8(8, 8) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      return bytes[from + (int) index];
    }
  },
  /** Little-endian. */
  LITTLE_16(16, 16) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      return half(bytes, from + (int) (2 * index));
    }
  },
  /** Little-endian. */
  LITTLE_24(24, 24) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      int at = from + (int) (3 * index);
      return bytes[at + 2] << 16 | (half(bytes, at) & 0xffff);
    }
  },
  /** Little-endian. */
  LITTLE_32(32, 32) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      return word(bytes, from + (int) (4 * index));
    }
  },
  /** Big-endian. */
  BIG_16(61, 16) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      int at = from + (int) (2 * index);
      return bytes[at] << 8 | (bytes[at + 1] & 0xff);
    }
  },
  /** Offset binary. */
  OFFSET_8(80, 8) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      return (bytes[from + (int) index] & 0xff) - 128;
    }
  },
  /** Offset binary. */
  OFFSET_16(160, 16) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      return (half(bytes, from + (int) (2 * index)) & 0xffff) - 32_768;
    }
  },
  /** Two samples in three bytes. */
  PACKED_12(212, 12) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      int at = from + (int) (index / 2 * 3);
      int twelve =
          index % 2 == 0
              ? (bytes[at + 1] & 0x0f) << 8 | (bytes[at] & 0xff)
              : (bytes[at + 1] & 0xf0) << 4 | (bytes[at + 2] & 0xff);
      return twelve << 20 >> 20;
    }
  },
  /** Three samples in two half words. */
  SPLIT_10(310, 10) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      int at = from + (int) (index / 3 * 4);
      int ten =
          switch ((int) (index % 3)) {
            case 0 -> half(bytes, at) >> 1;
            case 1 -> half(bytes, at + 2) >> 1;
            default ->
                ((half(bytes, at) >> 11) & 0x1f) | (((half(bytes, at + 2) >> 11) & 0x1f) << 5);
          };
      return ten << 22 >> 22;
    }
  },
  /** Three samples in a word. */
  PACKED_10(311, 10) {
    @Override
    int sample(byte[] bytes, int from, long index) {
      int bit = 10 * (int) (index % 3);
      int at = from + (int) (index / 3 * 4) + bit / 8;
      // The last sample of a file can end in an incomplete word.
      return half(bytes, at) >> bit % 8 << 22 >> 22;
    }
  };

  private final int number;
  private final int bits;

  WfdbFormat(int number, int bits) {
    this.number = number;
    this.bits = bits;
  }

  /**
   * The sample of that index, or its difference to the one before.
   *
   * @param bytes content of a file that has it
   * @param from where the first sample begins
   */
  abstract int sample(byte[] bytes, int from, long index);

  private static int half(byte[] bytes, int at) {
    return bytes[at + 1] << 8 | (bytes[at] & 0xff);
  }

  private static int word(byte[] bytes, int at) {
    return half(bytes, at + 2) << 16 | (half(bytes, at) & 0xffff);
  }

  /** Whether samples are differences to the ones before. */
  boolean differences() {
    return this == DIFFERENCE_8;
  }

  /** Bytes of this many samples. */
  long bytes(long samples) {
    return switch (this) {
      case PACKED_12 -> samples / 2 * 3 + samples % 2 * 2;
      case SPLIT_10 -> samples / 3 * 4 + samples % 3 * 2;
      case PACKED_10 -> samples / 3 * 4 + (samples % 3 == 0 ? 0 : samples % 3 + 1);
      default -> bits / 8 * samples;
    };
  }

  /** Samples in this many bytes. */
  long samples(long bytes) {
    return switch (this) {
      case PACKED_12 -> bytes / 3 * 2 + bytes % 3 / 2;
      case SPLIT_10 -> bytes / 4 * 3 + bytes % 4 / 2;
      case PACKED_10 -> bytes / 4 * 3 + Math.max(0, bytes % 4 - 1);
      default -> bytes / (bits / 8);
    };
  }

  /** The value of a missing sample; empty for differences. */
  OptionalInt missing() {
    return differences() ? OptionalInt.empty() : OptionalInt.of(-1 << (bits - 1));
  }

  /** The format with this number, if supported. */
  static Optional<WfdbFormat> of(int number) {
    return Arrays.stream(values()).filter(format -> format.number == number).findFirst();
  }

  /** Lists the numbers of all formats, for messages. */
  static String numbers() {
    return Arrays.stream(values())
        .map(format -> Integer.toString(format.number))
        .collect(Collectors.joining(", "));
  }
}
