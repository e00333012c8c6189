package spikeloom.evaluation.energy;

import java.util.List;
import java.util.Locale;

/**
 * The energy of an example with two references: the dense spiking network and an ordinary network
 * without spikes.
 *
 * @param spiking the event-driven network
 * @param dense the same network with every product computed at every step
 * @param ordinary an artificial network of the same widths that runs once, without time
 * @param steps steps, each of which is a pass of the dense network
 * @param table name of the table of costs
 */
public record EnergyComparison(
    Energy spiking, Energy dense, Energy ordinary, int steps, String table) {
  /** Operations that are not counted. */
  public static final String NOT_COUNTED =
      "random numbers, logistic functions and softmax, exponentials, input coding, transport of"
          + " spikes";

  private static final double NANOJOULES = 1000; // of a microjoule

  /** Sentences for the three energies and for what is not counted. */
  public List<String> lines() {
    return List.of(
        String.format(Locale.ROOT, "%s per example, by %s", microjoules(spiking), table),
        String.format(
            Locale.ROOT,
            "%s: the same network with every product computed (%d dense passes)",
            microjoules(dense),
            steps),
        String.format(
            Locale.ROOT,
            "%s: an ordinary network of the same widths without time",
            microjoules(ordinary)),
        "not counted: " + NOT_COUNTED);
  }

  private static String microjoules(Energy energy) {
    double value = energy.nanojoules() / NANOJOULES;
    return String.format(Locale.ROOT, value < 0.1 ? "%.3f uJ" : "%,.1f uJ", value);
  }
}
