package spikeloom.event.format;

/** A file format of event recordings. */
public interface RecordingFormat {
  /** Its display name. */
  String title();

  /** The maximum normal step back in time in microseconds, exclusive; 0 if times never go back. */
  long jitter();
}
