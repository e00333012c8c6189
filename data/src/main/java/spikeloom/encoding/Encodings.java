package spikeloom.encoding;

import java.util.ArrayList;
import java.util.List;
import spikeloom.encoding.PopulationEncoding.Firing;
import spikeloom.plugin.Plugins;

/** The codes by their command line names. */
public final class Encodings {
  private static final List<CodeFamily> BUILT_IN =
      List.of(
          CodeFamily.of(v -> new RateEncoding(v[0]), RateEncoding.PEAK),
          CodeFamily.fixed(new LatencyEncoding()),
          CodeFamily.of(v -> new LogLatencyEncoding(v[0]), LogLatencyEncoding.TIME_CONSTANT),
          CodeFamily.fixed(TimedEncoding.PIXEL_LATENCY),
          CodeFamily.fixed(TimedEncoding.BINNED_LATENCY),
          CodeFamily.of(v -> new IntervalEncoding((int) v[0]), IntervalEncoding.SHORTEST),
          CodeFamily.of(v -> new PhaseEncoding((int) v[0]), PhaseEncoding.PERIOD),
          CodeFamily.of(
              v -> new BurstEncoding((int) v[0], (int) v[1]),
              BurstEncoding.MOST,
              BurstEncoding.SHORTEST),
          CodeFamily.of(
              v ->
                  new PopulationEncoding(
                      (int) v[0], v[1], v[2] == 0 ? Firing.LATENCY : Firing.RATE),
              PopulationEncoding.NEURONS,
              PopulationEncoding.BETA,
              PopulationEncoding.FIRING),
          CodeFamily.of(v -> new ThresholdEncoding(v[0]), ThresholdEncoding.THRESHOLD),
          CodeFamily.of(v -> new DirectEncoding(v[0]), DirectEncoding.ZERO),
          CodeFamily.fixed(new SequenceEncoding(SequenceEncoding.Part.ROW)),
          CodeFamily.fixed(new SequenceEncoding(SequenceEncoding.Part.VALUE)),
          CodeFamily.fixed(new SequenceEncoding(SequenceEncoding.Part.PERMUTED_VALUE)),
          CodeFamily.of(
              v -> new DeltaEncoding(v[0], v[1], (int) v[2]),
              DeltaEncoding.DELTA,
              DeltaEncoding.HYSTERESIS,
              DeltaEncoding.LEAST_STEPS),
          CodeFamily.of(
              v -> new StepForwardEncoding(v[0], (int) v[1]),
              StepForwardEncoding.THRESHOLD,
              StepForwardEncoding.LEAST_STEPS),
          CodeFamily.of(
              v -> new SigmaDeltaEncoding((int) v[0], (int) v[1]),
              SigmaDeltaEncoding.WINDOW,
              SigmaDeltaEncoding.LEAST_STEPS),
          CodeFamily.of(
              v -> new BenSpikerEncoding((int) v[0], v[1], (int) v[2]),
              BenSpikerEncoding.TAPS,
              BenSpikerEncoding.THRESHOLD,
              BenSpikerEncoding.LEAST_STEPS));

  private static final List<CodeFamily> FAMILIES = withPlugins();

  private Encodings() {}

  private static List<CodeFamily> withPlugins() {
    List<CodeFamily> all = new ArrayList<>(BUILT_IN);
    List<String> names = BUILT_IN.stream().map(CodeFamily::code).toList();
    Plugins.services(CodeProvider.class, provider -> provider.family().code(), names)
        .forEach(provider -> all.add(provider.family()));
    return List.copyOf(all);
  }

  /** All codes with their parameters, in documentation order. */
  public static List<CodeFamily> families() {
    return FAMILIES;
  }

  /** All codes with their default parameters, in documentation order. */
  public static List<SpikeEncoding> all() {
    return FAMILIES.stream().map(CodeFamily::defaultCode).toList();
  }

  /** All names, in documentation order. */
  public static List<String> names() {
    return FAMILIES.stream().map(CodeFamily::code).toList();
  }

  /**
   * Returns the code of this name with its default parameters.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SpikeEncoding named(String name) {
    return family(name).defaultCode();
  }

  /**
   * Returns the code of this name with some parameters set.
   *
   * @param parameters see {@link CodeFamily#with}
   * @throws IllegalArgumentException with a sentence, if there is no such code or parameter, or a
   *     value is out of range
   */
  public static SpikeEncoding named(String name, String parameters) {
    return family(name).with(parameters);
  }

  private static CodeFamily family(String name) {
    return FAMILIES.stream()
        .filter(family -> family.code().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "encoding '" + name + "' is not one of " + String.join(", ", names())));
  }
}
