package spikeloom.event.format;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Provides an event format of a plug-in. Found by {@link java.util.ServiceLoader} in {@code
 * META-INF/services/spikeloom.event.format.EventFormatProvider}. Formats of the program with a
 * signature are recognised first.
 */
public interface EventFormatProvider extends RecordingFormat {
  /** Name: lower-case letters, digits and hyphens. */
  String name();

  /**
   * Whether a file is of this format.
   *
   * @param head its first bytes, at most 65,536, unpacked if it is a gzip file
   */
  boolean recognises(byte[] head);

  /**
   * Opens a file.
   *
   * @param content the unpacked content, from its first byte; need not be closed
   * @param file its name, for messages
   * @return a decoder, which throws {@link spikeloom.file.DataException} if the content is damaged
   */
  EventDecoder open(InputStream content, Path file);
}
