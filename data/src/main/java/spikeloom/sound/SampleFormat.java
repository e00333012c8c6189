package spikeloom.sound;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Sample formats of WAV files; values are relative to full scale, -1 .. 1. */
enum SampleFormat {
  /** Whole numbers of 8 bits, unsigned. */
  PCM_8(1) {
    @Override
    double sample(ByteBuffer data, int at) {
      return ((data.get(at) & 0xff) - 128) / 128.0;
    }
  },
  /** Whole numbers of up to 16 bits, signed. */
  PCM_16(2) {
    @Override
    double sample(ByteBuffer data, int at) {
      return data.getShort(at) / 32_768.0;
    }
  },
  /** Whole numbers of up to 24 bits, signed. */
  PCM_24(3) {
    @Override
    double sample(ByteBuffer data, int at) {
      return (data.getShort(at + 1) << 8 | (data.get(at) & 0xff)) / 8_388_608.0;
    }
  },
  /** Whole numbers of up to 32 bits, signed. */
  PCM_32(4) {
    @Override
    double sample(ByteBuffer data, int at) {
      return data.getInt(at) / 2_147_483_648.0;
    }
  },
  /** Floating-point numbers of 32 bits. */
  FLOAT_32(4) {
    @Override
    double sample(ByteBuffer data, int at) {
      return data.getFloat(at);
    }
  },
  /** Floating-point numbers of 64 bits. */
  FLOAT_64(8) {
    @Override
    double sample(ByteBuffer data, int at) {
      return data.getDouble(at);
    }
  },
  /**
   * Logarithmic: a sign, three bits of exponent and four of mantissa, all inverted. Source: ITU-T
   * G.711, mu-law.
   */
  MU_LAW(1) {
    @Override
    double sample(ByteBuffer data, int at) {
      int bits = ~data.get(at);
      int size = ((((bits & 0xf) << 3) + 0x84) << (bits >> 4 & 7)) - 0x84;
      return ((bits & 0x80) != 0 ? -size : size) / 32_768.0;
    }
  },
  /** Logarithmic, with every second bit inverted. Source: ITU-T G.711, A-law. */
  A_LAW(1) {
    @Override
    double sample(ByteBuffer data, int at) {
      int bits = data.get(at) ^ 0x55;
      int exponent = bits >> 4 & 7;
      int mantissa = (bits & 0xf) << 4 | 8;
      int size = exponent == 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
      return ((bits & 0x80) != 0 ? size : -size) / 32_768.0;
    }
  };

  private final int bytes;

  SampleFormat(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a sample. */
  int bytes() {
    return bytes;
  }

  /** The sample that begins at a byte; {@code data} is little-endian. */
  abstract double sample(ByteBuffer data, int at);

  /** The format in a header, if supported. */
  static Optional<SampleFormat> of(WavHeader header) {
    int bits = header.bits();
    return switch (header.kind()) {
      case WavHeader.PCM -> pcm(bits);
      case WavHeader.FLOATING_POINT ->
          bits == 32
              ? Optional.of(FLOAT_32)
              : bits == 64 ? Optional.of(FLOAT_64) : Optional.empty();
      case WavHeader.MU_LAW -> bits == 8 ? Optional.of(MU_LAW) : Optional.empty();
      case WavHeader.A_LAW -> bits == 8 ? Optional.of(A_LAW) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Samples with other bit depths use the upper bits of the next whole bytes. */
  private static Optional<SampleFormat> pcm(int bits) {
    return bits < 1 || bits > 32
        ? Optional.empty()
        : Optional.of(
            switch ((bits + 7) / 8) {
              case 1 -> PCM_8;
              case 2 -> PCM_16;
              case 3 -> PCM_24;
              default -> PCM_32;
            });
  }
}
