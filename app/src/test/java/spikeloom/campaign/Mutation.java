package spikeloom.campaign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Damages the content of a file: cuts, flipped bits, huge numbers, moved and repeated parts. */
final class Mutation {
  private static final long[] HUGE = {
    -1, 0, 0x7fffffffL, 0xffffffffL, 0x80000000L, 0x7fffffffffffffffL, 1L << 40, 0x00ffffffL
  };
  private static final List<String> WORDS =
      List.of(
          "99999999999999999999",
          "-1",
          "0",
          "NaN",
          "1e999",
          "-1e300",
          "2147483647",
          "4294967296",
          "",
          "null",
          "[",
          "\"",
          "../../x",
          "true",
          "\u0661\u0662");
  private static final Pattern TOKEN = Pattern.compile("[-+\\w.]+|\"[^\"]*\"");

  private final SplittableRandom random;

  Mutation(SplittableRandom random) {
    this.random = random;
  }

  /** A damaged copy, with one to three kinds of damage. */
  byte[] of(byte[] content) {
    byte[] damaged = content.clone();
    for (int i = 0, times = 1 + random.nextInt(3); i < times; i++) {
      damaged = once(damaged);
    }
    return damaged;
  }

  /** Makes the checksum at the end of a checkpoint right again, so that the reader continues. */
  static byte[] withChecksum(byte[] checkpoint) {
    if (checkpoint.length < Long.BYTES) {
      return checkpoint;
    }
    CRC32C sum = new CRC32C();
    sum.update(checkpoint, 0, checkpoint.length - Long.BYTES);
    ByteBuffer.wrap(checkpoint).putLong(checkpoint.length - Long.BYTES, sum.getValue());
    return checkpoint;
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> flip(bytes);
      case 2, 3 -> number(bytes);
      case 4 -> swap(bytes);
      case 5 -> repeat(bytes);
      default -> text(bytes) ? word(bytes) : number(bytes);
    };
  }

  /** Any place, but half of the time one of the first hundred, where headers are. */
  private int place(int length) {
    return random.nextBoolean() ? random.nextInt(length) : random.nextInt(Math.min(length, 100));
  }

  private byte[] flip(byte[] bytes) {
    for (int i = 0, bits = 1 + random.nextInt(8); i < bits; i++) {
      bytes[place(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] number(byte[] bytes) {
    int width = 1 << random.nextInt(4);
    long value = HUGE[random.nextInt(HUGE.length)];
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    number.putLong(0, value);
    int at = place(bytes.length);
    boolean big = random.nextBoolean();
    for (int i = 0; i < width && at + i < bytes.length; i++) {
      bytes[at + i] = number.get(big ? width - 1 - i : i);
    }
    return bytes;
  }

  private byte[] swap(byte[] bytes) {
    int length = 1 + random.nextInt(Math.max(1, bytes.length / 4));
    int first = random.nextInt(bytes.length);
    int second = random.nextInt(bytes.length);
    for (int i = 0; i < length && Math.max(first, second) + i < bytes.length; i++) {
      byte kept = bytes[first + i];
      bytes[first + i] = bytes[second + i];
      bytes[second + i] = kept;
    }
    return bytes;
  }

  private byte[] repeat(byte[] bytes) {
    int from = random.nextInt(bytes.length);
    int until = from + random.nextInt(bytes.length - from + 1);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + until - from);
    System.arraycopy(bytes, from, longer, until, bytes.length - from);
    return longer;
  }

  private static boolean text(byte[] bytes) {
    int n = Math.min(bytes.length, 200);
    for (int i = 0; i < n; i++) {
      if (bytes[i] < 9) {
        return false;
      }
    }
    return true;
  }

  private byte[] word(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<MatchResult> tokens = TOKEN.matcher(text).results().limit(5_000).toList();
    if (tokens.isEmpty()) {
      return number(bytes);
    }
    MatchResult token = tokens.get(random.nextInt(tokens.size()));
    String other = WORDS.get(random.nextInt(WORDS.size()));
    return (text.substring(0, token.start()) + other + text.substring(token.end()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
