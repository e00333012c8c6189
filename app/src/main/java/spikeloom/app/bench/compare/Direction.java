package spikeloom.app.bench.compare;

import java.util.List;

/** Whether a figure is better the larger it is; its unit, at the end of its name, tells. */
public enum Direction {
  /** Speeds, ratios of speeds, and efficiencies. */
  LARGER_IS_BETTER,
  /** Times, memory and exponents of growth. */
  SMALLER_IS_BETTER,
  /** Not a measurement: sizes, densities, counts. */
  DESCRIBES;

  private static final List<String> LARGER =
      List.of("per_second", "gflops", "efficiency", "times_as_fast");
  private static final List<String> SMALLER =
      List.of(
          "microseconds",
          "microseconds_per_example",
          "microseconds_per_example_and_step",
          "_ms",
          "_mb",
          "_seconds",
          "_percent",
          "exponent");

  /** The direction of a figure. */
  public static Direction of(String name) {
    if (name.startsWith("machine ")) {
      return DESCRIBES;
    }
    if (LARGER.stream().anyMatch(name::endsWith)) {
      return LARGER_IS_BETTER;
    }
    boolean smaller = name.startsWith("parts ") || SMALLER.stream().anyMatch(name::endsWith);
    return smaller ? SMALLER_IS_BETTER : DESCRIBES;
  }

  /** How many times better {@code now} is than {@code before}; below 1 if it is worse. */
  public double ratio(double now, double before) {
    return switch (this) {
      case LARGER_IS_BETTER -> now / before;
      case SMALLER_IS_BETTER -> before / now;
      case DESCRIBES -> Double.NaN;
    };
  }
}
