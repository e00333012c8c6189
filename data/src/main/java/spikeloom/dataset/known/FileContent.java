package spikeloom.dataset.known;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import spikeloom.dataset.Md5;
import spikeloom.dataset.Sha256;
import spikeloom.file.DataException;
import spikeloom.file.Unpacked;

/**
 * Checksums of the unpacked content of a file.
 *
 * @param md5 32 small hexadecimal digits
 * @param sha256 64 small hexadecimal digits
 */
record FileContent(String md5, String sha256) {
  /** The defect of a file, or its checksums. */
  record Checked(Optional<String> defect, FileContent content) {}

  /**
   * Reads a file, packed with gzip or not, and compares it with what was published and with what
   * was recorded at the first download. A checksum of the catalog has priority.
   */
  static Checked check(Path path, DataFile file, Checksums recorded) {
    MessageDigest md5 = Md5.digest();
    MessageDigest sha256 = Sha256.digest();
    FileContent none = new FileContent("", "");
    try (Unpacked in = new Unpacked(path)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0 && in.position() <= file.bytes(); n = in.read(buffer)) {
        md5.update(buffer, 0, n);
        sha256.update(buffer, 0, n);
      }
      if (in.position() > file.bytes()) {
        return new Checked(
            Optional.of("more than the published %,d bytes".formatted(file.bytes())), none);
      }
    } catch (DataException e) {
      return new Checked(Optional.of("damaged content"), none);
    }
    FileContent content = new FileContent(Md5.hex(md5), HexFormat.of().formatHex(sha256.digest()));
    return new Checked(content.difference(file, recorded), content);
  }

  /** Returns the difference from the published and recorded file, if any. */
  Optional<String> difference(DataFile file, Checksums recorded) {
    if (!file.md5().isEmpty() && !file.md5().equals(md5)) {
      return Optional.of("content with the MD5 " + md5 + " instead of " + file.md5());
    }
    if (!file.sha256().isEmpty()) {
      return file.sha256().equals(sha256)
          ? Optional.empty()
          : Optional.of("content with the SHA-256 " + sha256 + " instead of " + file.sha256());
    }
    return recorded.difference(file.name(), sha256);
  }
}
