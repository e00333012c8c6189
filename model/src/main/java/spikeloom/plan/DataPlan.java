package spikeloom.plan;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.ArrayView;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.RateEncoding;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.learning.Binarisation;

/**
 * The data set and its code.
 *
 * @param name a data set of the catalog, or the path of the user's files
 * @param directory folder of the data sets, or null for the default
 * @param encoding name of the code from signal to spikes, or {@link #EVENTS}
 * @param codeParameters parameters that differ from the code's defaults, {@code name=value}
 *     separated by commas, or null
 * @param peak firing probability of the rate code at value 1, in (0, 1], unless it is one of the
 *     code's parameters
 * @param steps simulation steps T, 1 .. 10000
 * @param validation share of the training samples that is held out for validation, 0 .. 0.5, or
 *     null for the default of the data set; see {@link spikeloom.dataset.Validation}
 * @param classes names of the classes that it is trained on, with commas between them, or null for
 *     all; samples of the others are in the test part only
 * @param limit number of training samples used, or null for all
 * @param shift training samples are shifted by up to this many pixels in each direction, 0 .. 100
 * @param binarise whether grey pictures are drawn as zeros and ones
 * @param lag for targets that change in time: steps from the moment of decoding to the target's
 * @param source options for reading the user's files
 */
public record DataPlan(
    String name,
    @Nullable String directory,
    String encoding,
    @Nullable String codeParameters,
    double peak,
    int steps,
    @Nullable Double validation,
    @Nullable String classes,
    @Nullable Integer limit,
    int shift,
    Binarisation binarise,
    int lag,
    SourceSettings source) {
  /** The value of the encoding if the samples are already spikes. */
  public static final String EVENTS = "events";

  /** All values of the encoding. */
  public static List<String> encodings() {
    return Stream.concat(Encodings.names().stream(), Stream.of(EVENTS)).toList();
  }

  /** The share held out for validation; empty for the default of the data set. */
  public OptionalDouble validationShare() {
    return validation == null ? OptionalDouble.empty() : OptionalDouble.of(validation);
  }

  /** The classes that it is trained on; empty for all. */
  public List<String> trainedClasses() {
    return classes == null
        ? List.of()
        : Arrays.stream(classes.split(",", -1)).map(String::strip).toList();
  }

  /** Options for reading the samples: with the encoding {@link #EVENTS}, arrays hold spikes. */
  public SourceOptions options() {
    SourceOptions options = source.options();
    return encoding.equals(EVENTS) && options.array() == ArrayView.AUTO
        ? options.with(ArrayView.SPIKES)
        : options;
  }

  /** Whether the code's events carry values. */
  public boolean graded() {
    return !encoding.equals(EVENTS) && Encodings.named(encoding).graded();
  }

  /** Whether the code's events have exact times. */
  boolean timed() {
    return !encoding.equals(EVENTS) && Encodings.named(encoding).timed();
  }

  /** Checks the ranges. */
  public DataPlan {
    PlanException.unless(!name.isBlank(), "the name of the data set is missing");
    PlanException.oneOf("encoding", encoding, encodings());
    requireParameters(encoding, codeParameters);
    PlanException.unless(
        codeParameters == null || peak == 1 || !encoding.equals("rate"),
        "peak and code-parameters cannot be combined: write peak=%s in code-parameters",
        peak);
    PlanException.unless(peak > 0 && peak <= 1, "peak must be above 0 and at most 1, not %s", peak);
    PlanException.unless(
        steps >= 1 && steps <= 10_000, "steps must be between 1 and 10000, not %d", steps);
    double held = validation == null ? 0 : validation;
    PlanException.unless(
        held >= 0 && held <= 0.5,
        "validation is a share of the training samples: it must be between 0 and 0.5, not %s",
        held);
    int samples = limit == null ? 1 : limit;
    PlanException.unless(samples >= 1, "limit must be at least 1, not %d", samples);
    PlanException.unless(
        shift >= 0 && shift <= 100, "shift must be between 0 and 100 pixels, not %d", shift);
    PlanException.unless(
        lag > -steps && lag <= 10_000,
        "lag must be above -%d (the steps) and at most 10000, not %d",
        steps,
        lag);
  }

  private static void requireParameters(String encoding, @Nullable String parameters) {
    if (parameters == null) {
      return;
    }
    PlanException.unless(
        !encoding.equals(EVENTS),
        "code-parameters cannot be used with encoding %s: remove them",
        EVENTS);
    try {
      Encodings.named(encoding, parameters);
    } catch (IllegalArgumentException e) {
      throw new PlanException("code-parameters: " + e.getMessage());
    }
  }

  /**
   * The code.
   *
   * @throws IllegalArgumentException if the samples are spikes and need none
   */
  public SpikeEncoding code() {
    if (codeParameters != null) {
      return Encodings.named(encoding, codeParameters);
    }
    SpikeEncoding code = Encodings.named(encoding);
    return code instanceof RateEncoding ? new RateEncoding(peak) : code;
  }

  static DataPlan defaults() {
    return new DataPlan(
        "strokes",
        null,
        "rate",
        null,
        1,
        30,
        null,
        null,
        null,
        0,
        Binarisation.NO,
        0,
        SourceSettings.defaults());
  }
}
