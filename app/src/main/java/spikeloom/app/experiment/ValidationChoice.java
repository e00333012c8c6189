package spikeloom.app.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A choice among settings by their loss on validation samples.
 *
 * @param tried every candidate, in the order in which it was tried
 * @param <T> what is chosen
 */
public record ValidationChoice<T>(List<Tried<T>> tried) {
  /**
   * A candidate.
   *
   * @param setting the candidate
   * @param loss on validation samples, the smaller the better; NaN or infinite if training diverged
   */
  public record Tried<T>(T setting, double loss) {}

  /** Checks that there are candidates. */
  public ValidationChoice {
    tried = List.copyOf(tried);
    if (tried.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to choose from");
    }
  }

  /** Measures every candidate once. */
  public static <T> ValidationChoice<T> among(
      List<T> candidates, ToDoubleFunction<T> validationLoss) {
    return new ValidationChoice<>(
        candidates.stream().map(c -> new Tried<>(c, validationLoss.applyAsDouble(c))).toList());
  }

  /**
   * The candidate with the smallest finite loss, the first of equal ones; the very first if every
   * training diverged.
   */
  public T best() {
    Tried<T> best = tried.get(0);
    for (Tried<T> next : tried) {
      boolean better = !Double.isFinite(best.loss) || next.loss < best.loss;
      if (Double.isFinite(next.loss) && better) {
        best = next;
      }
    }
    return best.setting;
  }

  /** Every candidate with its loss, for a report. */
  public String text(Function<T, String> word) {
    return tried.stream()
        .map(
            t ->
                word.apply(t.setting)
                    + (Double.isFinite(t.loss)
                        ? String.format(Locale.ROOT, ": %.4f", t.loss)
                        : ": diverged"))
        .collect(Collectors.joining(", "));
  }
}
