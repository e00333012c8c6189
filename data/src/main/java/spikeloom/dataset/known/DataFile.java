package spikeloom.dataset.known;

/**
 * A file of a data set.
 *
 * @param name without {@code .gz}
 * @param bytes size of the unpacked content
 * @param md5 the publisher's MD5 of the unpacked content, 32 small hexadecimal digits; empty where
 *     there is none
 * @param sha256 SHA-256 of the unpacked content, 64 small hexadecimal digits; empty where it is
 *     recorded at the first download
 */
public record DataFile(String name, long bytes, String md5, String sha256) {
  /** A file whose SHA-256 is recorded at the first download. */
  public DataFile(String name, long bytes, String md5) {
    this(name, bytes, md5, "");
  }
}
