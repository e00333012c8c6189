package spikeloom.app.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.event.BackgroundActivity;
import spikeloom.event.CountWindow;
import spikeloom.event.Crop;
import spikeloom.event.Downsample;
import spikeloom.event.EventOperation;
import spikeloom.event.FromZero;
import spikeloom.event.MergePolarity;
import spikeloom.event.Sensor;
import spikeloom.event.TimeWindow;
import spikeloom.plan.PlanException;

/** Options that edit the events of a recording, in the order in which they are applied. */
final class EventEdits {
  private static final Pattern TIME = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(s|ms|us|)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final Pattern PLACE = Pattern.compile("(\\d{1,5}),(\\d{1,5}),(\\d+x\\d+)");

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Drop events before this time after the first event: 1.5s, 20ms, 300us.")
  private @Nullable String from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Drop events from this time after the first event.")
  private @Nullable String until;

  @Option(names = "--skip", paramLabel = "N", description = "Drop the first N events.")
  private @Nullable Long skip;

  @Option(names = "--count", paramLabel = "N", description = "Keep N events, drop the rest.")
  private @Nullable Long count;

  @Option(
      names = "--filter",
      paramLabel = "TIME",
      description = "Keep events with a neighbouring event within this time before them.")
  private @Nullable String filter;

  @Option(
      names = "--crop",
      paramLabel = "X,Y,WxH",
      description = "Keep W x H pixels starting at column X, row Y; (X, Y) becomes (0, 0).")
  private @Nullable String crop;

  @Option(
      names = "--downsample",
      paramLabel = "N",
      description = "Merge blocks of N x N pixels into one.")
  private @Nullable Integer downsample;

  @Option(names = "--merge-polarity", description = "Set the polarity of all events to ON.")
  private boolean merge;

  @Option(names = "--from-zero", description = "Count time from the first event.")
  private boolean fromZero;

  /**
   * Returns the requested operations.
   *
   * @throws PlanException if an option is invalid
   */
  List<EventOperation> operations() {
    List<EventOperation> all = new ArrayList<>();
    if (from != null || until != null) {
      long begin = from == null ? 0 : microseconds("from", from);
      long end = until == null ? Long.MAX_VALUE : microseconds("until", until);
      if (end <= begin) {
        throw new PlanException("until must be later than from, not " + until + ".");
      }
      all.add(new TimeWindow(begin, end));
    }
    if (skip != null || count != null) {
      all.add(
          new CountWindow(
              atLeast(0, "skip", skip == null ? 0 : skip),
              atLeast(0, "count", count == null ? Long.MAX_VALUE : count)));
    }
    if (filter != null) {
      all.add(new BackgroundActivity(microseconds("filter", filter)));
    }
    if (crop != null) {
      all.add(crop(crop));
    }
    if (downsample != null) {
      all.add(new Downsample((int) atLeast(1, "downsample", downsample)));
    }
    if (merge) {
      all.add(new MergePolarity());
    }
    if (fromZero) {
      all.add(new FromZero());
    }
    return all;
  }

  private static long atLeast(long least, String name, long value) {
    if (value < least) {
      throw new PlanException("%s must be at least %d, not %d.".formatted(name, least, value));
    }
    return value;
  }

  private static long microseconds(String name, String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw new PlanException(
          "%s '%s' is not a time; write it as 1.5s, 20ms or 300us.".formatted(name, text));
    }
    int digits =
        switch (time.group(2)) {
          case "s" -> 6;
          case "ms" -> 3;
          default -> 0;
        };
    BigDecimal value = new BigDecimal(time.group(1)).movePointRight(digits);
    if (value.precision() - value.scale() > 18) {
      throw new PlanException("%s '%s' is longer than any recording.".formatted(name, text));
    }
    return value.longValue();
  }

  private static Crop crop(String text) {
    Matcher place = PLACE.matcher(text);
    if (!place.matches()) {
      throw new PlanException(
          "crop '%s' is not a position and size; write it as X,Y,WxH, such as 10,20,64x48."
              .formatted(text));
    }
    return new Crop(
        Integer.parseInt(place.group(1)),
        Integer.parseInt(place.group(2)),
        sensor("crop", place.group(3)));
  }

  /** A size in pixels such as 34x34. */
  static Sensor sensor(String name, String text) {
    Matcher size = SIZE.matcher(text);
    int width = size.matches() ? Integer.parseInt(size.group(1)) : 0;
    int height = width > 0 ? Integer.parseInt(size.group(2)) : 0;
    if (width < 1 || height < 1 || width > Short.MAX_VALUE || height > Short.MAX_VALUE) {
      throw new PlanException(
          "%s '%s' is not a size in pixels; write it as 346x260.".formatted(name, text));
    }
    return new Sensor(width, height);
  }
}
