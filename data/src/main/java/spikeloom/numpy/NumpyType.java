package spikeloom.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of an element in NumPy notation: byte order ({@code <}, {@code >}, or {@code |} if there
 * is none), its kind, and its size in bytes (in characters of 4 bytes for {@code U}).
 *
 * @param kind kind of element
 * @param bytes bytes of an element
 * @param order order of its bytes
 */
public record NumpyType(Kind kind, int bytes, ByteOrder order) {
  static final int MAX_CHARACTERS = 1 << 16;

  private static final Pattern WORD = Pattern.compile("([<>|=]?)([biufSU])([0-9]{1,6})");

  /** Kinds of elements. */
  public enum Kind {
    /** True or false. */
    TRUTH('b'),
    /** Whole numbers. */
    SIGNED('i'),
    /** Whole numbers from 0 on. */
    UNSIGNED('u'),
    /** Floating point numbers. */
    FLOATING('f'),
    /** Texts of bytes, in UTF-8. */
    BYTES('S'),
    /** Texts in UCS-4. */
    TEXT('U');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  /** Parses a type, if it is supported. */
  static Optional<NumpyType> of(String word) {
    Matcher parts = WORD.matcher(word);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(parts.group(3));
    ByteOrder order = parts.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    for (Kind kind : Kind.values()) {
      if (kind.letter == parts.group(2).charAt(0) && readable(kind, number)) {
        return Optional.of(new NumpyType(kind, kind == Kind.TEXT ? 4 * number : number, order));
      }
    }
    return Optional.empty();
  }

  private static boolean readable(Kind kind, int number) {
    return switch (kind) {
      case TRUTH -> number == 1;
      case SIGNED, UNSIGNED -> number == 1 || number == 2 || number == 4 || number == 8;
      case FLOATING -> number == 2 || number == 4 || number == 8;
      case BYTES, TEXT -> number >= 1 && number <= MAX_CHARACTERS;
    };
  }

  /** Formats the type in NumPy notation. */
  String word() {
    String before = bytes == 1 ? "|" : order == ByteOrder.BIG_ENDIAN ? ">" : "<";
    return before + kind.letter + (kind == Kind.TEXT ? bytes / 4 : bytes);
  }

  /** Whether it is a number (or true and false, as 1 and 0). */
  public boolean numeric() {
    return kind != Kind.TEXT && kind != Kind.BYTES;
  }

  /** Whether it is a whole number (or true and false, as 1 and 0). */
  public boolean whole() {
    return numeric() && kind != Kind.FLOATING;
  }

  /** Whether it is a whole number from 0 to 255. */
  public boolean unsignedByte() {
    return kind == Kind.UNSIGNED && bytes == 1;
  }

  double number(ByteBuffer from, int index) {
    return numberAt(from, index * bytes);
  }

  /**
   * Writes {@code count} numbers as floats, every {@code step}-th one.
   *
   * @param from a buffer in the type's order of bytes
   * @param first number of the first one
   */
  void floats(ByteBuffer from, int first, int step, int count, float[] to, int at) {
    if (unsignedByte()) {
      for (int i = 0; i < count; i++) {
        to[at + i] = from.get(first + i * step) & 0xff;
      }
    } else if (kind == Kind.FLOATING && bytes == Float.BYTES) {
      for (int i = 0; i < count; i++) {
        to[at + i] = from.getFloat(Float.BYTES * (first + i * step));
      }
    } else {
      for (int i = 0; i < count; i++) {
        to[at + i] = (float) ordered(from, bytes * (first + i * step));
      }
    }
  }

  /** The number that begins at byte {@code at} of a buffer. */
  public double numberAt(ByteBuffer from, int at) {
    return ordered(from.duplicate().order(order), at);
  }

  private double ordered(ByteBuffer in, int at) {
    return switch (kind) {
      case TRUTH -> in.get(at) == 0 ? 0 : 1;
      case SIGNED -> signed(in, at);
      case UNSIGNED -> unsigned(in, at);
      case FLOATING -> floating(in, at);
      case BYTES, TEXT -> throw new IllegalArgumentException("a text is not a number");
    };
  }

  /** Returns the whole number at byte {@code at} of a buffer, clipped to the largest one. */
  public long wholeAt(ByteBuffer from, int at) {
    ByteBuffer in = from.duplicate().order(order);
    if (kind == Kind.SIGNED) {
      return signed(in, at);
    }
    long value = bytes == 8 && kind == Kind.UNSIGNED ? in.getLong(at) : 0;
    return value < 0 ? Long.MAX_VALUE : value > 0 ? value : (long) numberAt(from, at);
  }

  private double floating(ByteBuffer in, int at) {
    return switch (bytes) {
      case 2 -> half(in.getShort(at));
      case 4 -> in.getFloat(at);
      default -> in.getDouble(at);
    };
  }

  /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 bits of fraction. */
  private static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    float magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        };
    return bits < 0 ? -magnitude : magnitude;
  }

  private long signed(ByteBuffer in, int at) {
    return switch (bytes) {
      case 1 -> in.get(at);
      case 2 -> in.getShort(at);
      case 4 -> in.getInt(at);
      default -> in.getLong(at);
    };
  }

  private double unsigned(ByteBuffer in, int at) {
    if (bytes == 8) {
      long value = in.getLong(at);
      return value >= 0 ? value : (value >>> 1) * 2.0;
    }
    return signed(in, at) & ((1L << (8 * bytes)) - 1);
  }

  String text(ByteBuffer from, int index) {
    if (kind == Kind.BYTES) {
      return bytesText(from, index);
    }
    if (kind != Kind.TEXT) {
      throw new IllegalArgumentException("a number is not a text");
    }
    ByteBuffer in = from.duplicate().order(order);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes; i += 4) {
      int character = in.getInt(index * bytes + i);
      if (character != 0) {
        text.appendCodePoint(Character.isValidCodePoint(character) ? character : '?');
      }
    }
    return text.toString();
  }

  private String bytesText(ByteBuffer from, int index) {
    byte[] text = new byte[bytes];
    from.duplicate().get(index * bytes, text);
    int end = bytes;
    while (end > 0 && text[end - 1] == 0) {
      end--;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }
}
