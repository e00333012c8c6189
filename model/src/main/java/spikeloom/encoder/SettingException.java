package spikeloom.encoder;

/** A setting of an encoder is out of range; the message is one sentence for the user. */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** A message for the user. */
  public SettingException(String message) {
    super(message);
  }
}
