package spikeloom.app.tensorboard;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Events of TensorBoard: fields of the messages {@code Event}, {@code Summary} and {@code
 * SessionLog}. Source: event.proto and summary.proto of TensorBoard.
 */
final class Event {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION = 7;

  private static final int STATUS = 1;
  private static final int START = 1;

  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SCALAR = 2;
  private static final int IMAGE = 4;

  private static final int RGBA = 4;

  private Event() {}

  private static Message at(double seconds, long step) {
    Message event = new Message().real(WALL_TIME, seconds);
    return step == 0 ? event : event.number(STEP, step);
  }

  /** The first event of a file. */
  static byte[] version(double seconds) {
    return at(seconds, 0).text(FILE_VERSION, "brain.Event:2").toBytes();
  }

  /**
   * The start of a writer: readers drop what earlier files have of this step and later ones.
   *
   * @param seconds time since 1970
   */
  static byte[] start(double seconds, long step) {
    return at(seconds, step).message(SESSION, new Message().number(STATUS, START)).toBytes();
  }

  /** Numbers by their tags; those that are not finite are left out. */
  static byte[] scalars(double seconds, long step, Map<String, Double> numbers) {
    Message summary = new Message();
    numbers.forEach(
        (tag, number) -> {
          if (Double.isFinite(number)) {
            summary.message(
                VALUE, new Message().text(TAG, tag).real(SCALAR, (float) (double) number));
          }
        });
    return at(seconds, step).message(SUMMARY, summary).toBytes();
  }

  /** A picture, encoded as PNG. */
  static byte[] picture(double seconds, long step, String tag, Picture picture) {
    Message image =
        new Message()
            .number(1, picture.height())
            .number(2, picture.width())
            .number(3, RGBA)
            .bytes(4, picture.png());
    Message value = new Message().text(TAG, tag).message(IMAGE, image);
    return at(seconds, step).message(SUMMARY, new Message().message(VALUE, value)).toBytes();
  }

  /**
   * What a reader finds in an event.
   *
   * @param step its step
   * @param tags of its values
   */
  record Contents(long step, Set<String> tags) {}

  /** What an event has; nothing of step 0 if it is damaged. */
  static Contents contents(byte[] event) {
    Set<String> tags = new LinkedHashSet<>();
    return Fields.of(ByteBuffer.wrap(event))
        .map(
            fields -> {
              for (ByteBuffer summary : fields.bytes(SUMMARY)) {
                Fields.of(summary).ifPresent(values -> addTags(values, tags));
              }
              return new Contents(fields.number(STEP), tags);
            })
        .orElse(new Contents(0, tags));
  }

  private static void addTags(Fields summary, Set<String> tags) {
    for (ByteBuffer value : summary.bytes(VALUE)) {
      Fields.of(value).ifPresent(fields -> tags.addAll(fields.texts(TAG)));
    }
  }
}
