package spikeloom.ui.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spikeloom.objective.Distortion;
import spikeloom.run.Progress;
import spikeloom.run.RunOverview;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;
import spikeloom.ui.text.LocalNumbers;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** A figure of runs: a row of the table that compares them. */
public enum RunFigure {
  TRAINING_DISTORTION(Part.TRAINING, Unit.DISTORTION, "distortion", last(Progress::distortion)),
  TRAINING_RATE(Part.TRAINING, Unit.BITS, "rate", last(Progress::rateBits)),
  VALIDATION_DISTORTION(
      Part.VALIDATION, Unit.DISTORTION, "distortion", lastValidation(ValidationPoint::distortion)),
  VALIDATION_PSNR(Part.VALIDATION, Unit.DECIBEL, "PSNR", RunFigure::validationPsnr),
  VALIDATION_ACCURACY(
      Part.VALIDATION, Unit.SHARE, "accuracy", lastValidation(ValidationPoint::accuracy)),
  VALIDATION_RATE(Part.VALIDATION, Unit.BITS, "rate", lastValidation(ValidationPoint::rateBits)),
  VALIDATION_NEGATIVE_ELBO(
      Part.VALIDATION, Unit.NATS, "negative-elbo", result(RunSummary::validationNegativeElbo)),
  TEST_DISTORTION(Part.TEST, Unit.DISTORTION, "distortion", result(RunSummary::testDistortion)),
  TEST_PSNR(Part.TEST, Unit.DECIBEL, "PSNR", result(RunSummary::testPsnr)),
  TEST_ACCURACY(Part.TEST, Unit.SHARE, "accuracy", result(RunSummary::testAccuracy)),
  TEST_RATE(Part.TEST, Unit.BITS, "rate", result(RunSummary::rateBits)),
  TEST_CODE_LENGTH(Part.TEST, Unit.BITS, "code-length", result(RunSummary::codeLengthBits)),
  TEST_NEGATIVE_ELBO(Part.TEST, Unit.NATS, "negative-elbo", result(RunSummary::testNegativeElbo)),
  TEST_BITS_PER_DIMENSION(
      Part.TEST,
      Unit.BITS_PER_DIMENSION,
      "bits-per-dimension",
      result(RunSummary::testBitsPerDimension)),
  TEST_SPIKES(Part.TEST, Unit.SPIKES, "spike", result(RunSummary::latentSpikesPerExample)),
  ACTIVE_LATENTS(
      Part.TEST,
      Unit.NEURONS,
      "latent-neuron",
      result(
          summary ->
              summary.activeLatents() == null ? null : summary.activeLatents().doubleValue()));

  /** The samples that a figure is measured on. */
  public enum Part {
    TRAINING,
    VALIDATION,
    TEST
  }

  /** The unit and the decimals of a figure. */
  private enum Unit {
    DISTORTION("%.4f"),
    BITS("%,.1f"),
    NATS("%,.1f"),
    BITS_PER_DIMENSION("%.3f"),
    DECIBEL("%.1f"),
    SHARE("%.2f"),
    SPIKES("%,.1f"),
    NEURONS("%,.1f");

    private final String decimals;

    Unit(String decimals) {
      this.decimals = decimals;
    }

    /** A number with the decimals of one of that size. */
    String number(double value, double size) {
      boolean small = this == DISTORTION && Math.abs(size) < 0.01;
      return LocalNumbers.format(
          small ? "%.6f" : decimals, this == SHARE ? PERCENT * value : value);
    }

    String words(String number, Distortion measure) {
      return switch (this) {
        case DISTORTION -> number + " " + Quantities.briefUnit(measure);
        case NEURONS -> number;
        case BITS, NATS, BITS_PER_DIMENSION, DECIBEL, SHARE, SPIKES ->
            number + " " + Texts.MODEL.of("in", this);
      };
    }
  }

  private static final double PERCENT = 100;

  private final Part part;
  private final Unit unit;
  private final String term;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Function<RunOverview, @Nullable Double> value;

  RunFigure(Part part, Unit unit, String term, Function<RunOverview, @Nullable Double> value) {
    this.part = part;
    this.unit = unit;
    this.term = term;
    this.value = value;
  }

  /**
   * The figures to compare runs by: those of validation samples if all runs have measured some,
   * else those of the last report of their training.
   *
   * @param test whether to add those of the test samples of finished runs
   */
  public static List<RunFigure> of(List<RunOverview> runs, boolean test) {
    boolean validation = RunOverview.validated(runs);
    return Arrays.stream(values())
        .filter(
            figure ->
                switch (figure.part) {
                  case TRAINING -> !validation;
                  case VALIDATION -> validation;
                  case TEST -> test;
                })
        .filter(figure -> runs.stream().anyMatch(run -> figure.value(run).isPresent()))
        .toList();
  }

  /** Name of the figure and its samples: {@code validation distortion}. */
  public String label() {
    return Texts.MODEL.of("figure", this);
  }

  /** The terms that the glossary explains. */
  public List<String> terms() {
    return part == Part.VALIDATION ? List.of(term, "validation") : List.of(term);
  }

  /** The figure of a run, if the run has it. */
  public Optional<Double> value(RunOverview run) {
    return Optional.ofNullable(value.apply(run)).filter(Double::isFinite);
  }

  /**
   * The figure of a run with its unit; of several runs the mean and, with {@code ±}, the standard
   * deviation of those that have it. Empty if none has it.
   */
  public String words(RunGroup group) {
    double[] values =
        group.runs().stream()
            .map(this::value)
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (values.length == 0) {
      return "";
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    String number = unit.number(mean, mean);
    if (values.length > 1) {
      double squares = Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
      number += " ± " + unit.number(Math.sqrt(squares / (values.length - 1)), mean);
    }
    String words = unit.words(number, group.runs().get(0).plan().objective().distortion());
    return values.length == group.runs().size()
        ? words
        : Texts.MODEL.get("figure.of-some", words, values.length, group.runs().size());
  }

  private static Function<RunOverview, @Nullable Double> last(
      Function<Progress, @Nullable Double> figure) {
    return run -> run.last().map(figure).orElse(null);
  }

  private static Function<RunOverview, @Nullable Double> lastValidation(
      Function<ValidationPoint, @Nullable Double> figure) {
    return run -> run.lastValidation().map(figure).orElse(null);
  }

  private static Function<RunOverview, @Nullable Double> result(
      Function<RunSummary, @Nullable Double> figure) {
    return run -> run.finished() ? run.summary().map(figure).orElse(null) : null;
  }

  private static @Nullable Double validationPsnr(RunOverview run) {
    boolean squared = run.plan().objective().distortion() == Distortion.SQUARED_ERROR;
    return squared
        ? run.lastValidation().map(at -> -10 * Math.log10(at.distortion())).orElse(null)
        : null;
  }
}
