package spikeloom.wfdb;

import java.util.Arrays;
import java.util.Optional;

/**
 * How samples lie in a signal file:
 *
 * <pre>{@code
 * 16    2 bytes, little-endian, two's complement
 * 61    2 bytes, big-endian, two's complement
 * 80    1 byte, offset by 128
 * 212   3 bytes for two samples of 12 bits, two's complement: the first takes byte 0 and the lower
 *       half of byte 1, the second byte 2 and the upper half of byte 1
 * }</pre>
 *
 * <p>The lowest value of each marks a sample that is missing. Source: Moody, "WFDB applications
 * guide", signal(5).
 */
enum WfdbFormat {
  /** Little-endian. */
  LITTLE_16(16) {
    @Override
    int sample(byte[] bytes, long index) {
      int at = (int) (2 * index);
      return bytes[at + 1] << 8 | (bytes[at] & 0xff);
    }
  },
  /** Big-endian. */
  BIG_16(61) {
    @Override
    int sample(byte[] bytes, long index) {
      int at = (int) (2 * index);
      return bytes[at] << 8 | (bytes[at + 1] & 0xff);
    }
  },
  /** Offset binary. */
  OFFSET_8(80) {
    @Override
    int sample(byte[] bytes, long index) {
      return (bytes[(int) index] & 0xff) - 128;
    }
  },
  /** Two samples in three bytes. */
  PACKED_12(212) {
    @Override
    int sample(byte[] bytes, long index) {
      int at = (int) (index / 2 * 3);
      int twelve =
          index % 2 == 0
              ? (bytes[at + 1] & 0x0f) << 8 | (bytes[at] & 0xff)
              : (bytes[at + 1] & 0xf0) << 4 | (bytes[at + 2] & 0xff);
      return twelve << 20 >> 20;
    }
  };

  private final int number;

  WfdbFormat(int number) {
    this.number = number;
  }

  /** The sample of that index in the content of a file that has it. */
  abstract int sample(byte[] bytes, long index);

  /** Bytes that so many samples take. */
  long bytes(long samples) {
    return switch (this) {
      case OFFSET_8 -> samples;
      case PACKED_12 -> samples / 2 * 3 + samples % 2 * 2;
      default -> 2 * samples;
    };
  }

  /** Samples in so many bytes. */
  long samples(long bytes) {
    return switch (this) {
      case OFFSET_8 -> bytes;
      case PACKED_12 -> bytes / 3 * 2 + bytes % 3 / 2;
      default -> bytes / 2;
    };
  }

  /** What stands for a sample that is missing. */
  int missing() {
    return switch (this) {
      case OFFSET_8 -> -128;
      case PACKED_12 -> -2048;
      default -> Short.MIN_VALUE;
    };
  }

  /** The format of that number, if it is read. */
  static Optional<WfdbFormat> of(int number) {
    return Arrays.stream(values()).filter(format -> format.number == number).findFirst();
  }
}
