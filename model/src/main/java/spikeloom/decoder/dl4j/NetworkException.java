package spikeloom.decoder.dl4j;

/** Thrown for a network that cannot be a decoder; the message is a sentence for the user. */
public final class NetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public NetworkException(String message) {
    super(message);
  }

  /** A message for the user and its cause. */
  public NetworkException(String message, Throwable cause) {
    super(message, cause);
  }
}
