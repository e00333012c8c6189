package spikeloom.event.format;

/**
 * Something wrong with a recording that was read all the same.
 *
 * @param kind what
 * @param count how often
 * @param place where first: byte, or line of a text
 * @param first the first one, in a sentence without its end
 */
public record Defect(Kind kind, long count, long place, String first) {
  /** Describes the defect and its treatment: a sentence that starts after the file name. */
  public String sentence() {
    return "%s: %s%s (%s)."
        .formatted(
            kind.verb,
            first,
            count > 1 ? ", and %,d more".formatted(count - 1) : "",
            kind.treatment);
  }

  /** Kinds of defects. */
  public enum Kind {
    /** The file ends too early. */
    TRUNCATED("is truncated", "the complete part was read"),
    /** Content without meaning. */
    DAMAGED("is damaged", "skipped"),
    /** Events outside the sensor. */
    OUTSIDE("has an event outside its sensor", "skipped"),
    /** Steps back in time. */
    BACKWARDS("goes back in time", "kept in the order of the file"),
    /** A gap longer than the clock of the file can measure. */
    GAP("has a gap of unknown length", "counted as the shortest possible"),
    /** Events of another camera, or before the first time. */
    FOREIGN("has events without a valid sensor or time", "skipped");

    private final String verb;
    private final String treatment;

    Kind(String verb, String treatment) {
      this.verb = verb;
      this.treatment = treatment;
    }

    /** Verb phrase for messages. */
    String verb() {
      return verb;
    }

    /** Treatment of the defect. */
    public String treatment() {
      return treatment;
    }
  }
}
