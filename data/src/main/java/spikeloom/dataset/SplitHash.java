package spikeloom.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the assignment of samples to splits: runs with the same hash used the same split.
 */
public final class SplitHash {
  private SplitHash() {}

  static String of(Dataset dataset, String name) {
    MessageDigest digest = sha256();
    line(digest, name);
    dataset.splits().forEach(named -> add(digest, named.name(), named.split()));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns a pseudorandom number that depends only on the text and key. */
  public static long draw(String key, String text) {
    MessageDigest digest = sha256();
    line(digest, key);
    line(digest, text);
    long number = 0;
    byte[] bytes = digest.digest();
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    return number;
  }

  private static void add(MessageDigest digest, String part, Dataset.Split split) {
    line(digest, part + " " + split.size());
    for (int i = 0; i < split.size(); i++) {
      line(digest, split.identity(i));
    }
  }

  private static void line(MessageDigest digest, String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }
}
