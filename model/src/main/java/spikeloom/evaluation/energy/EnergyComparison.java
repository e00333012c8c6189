package spikeloom.evaluation.energy;

import java.util.List;
import java.util.Locale;

/**
 * The energy of an example beside both that it is compared with: an energy alone says nothing, and
 * that of the dense network says nothing about a network without spikes.
 *
 * @param spiking the network as it ran
 * @param dense the same network with every product done at every step
 * @param ordinary an artificial network of the same widths that runs once, without time
 * @param steps steps, each of which is a pass of the dense network
 * @param table name of the table of costs
 */
public record EnergyComparison(
    Energy spiking, Energy dense, Energy ordinary, int steps, String table) {
  /** What neither the counts nor the energies hold. */
  public static final String NOT_COUNTED =
      "random numbers, logistic functions and softmax, exponentials, input coding, transport of"
          + " spikes";

  private static final double NANOJOULES = 1000; // of a microjoule

  /** A sentence for each of the three, and one for what is not counted. */
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
