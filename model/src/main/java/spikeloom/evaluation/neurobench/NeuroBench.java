package spikeloom.evaluation.neurobench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The complexity metrics of NeuroBench. Operations and updates are means per example.
 *
 * <p>Source of the definitions: J. Yik et al., "The NeuroBench framework for benchmarking
 * neuromorphic computing algorithms and systems", Nature Communications 16, 2025, and the
 * documentation of its harness.
 *
 * @param footprintBytes memory of parameters and potentials, 4 bytes each
 * @param parameterCount trainable values of encoder and decoder
 * @param connectionSparsity share of the weights that are zero, without biases, 0 .. 1
 * @param activationSparsity share of the outputs of neurons that are zero, over all layers, steps
 *     and examples, 0 .. 1
 * @param activationSparsityByLayer the same for every layer, by its name
 * @param effectiveMacs products of a number that is neither 0 nor 1 and a weight that is not zero
 * @param effectiveAcs additions of a weight that is not zero, for a spike
 * @param dense products of all inputs and all weights, zero or not
 * @param membraneUpdates potentials that a step changes; those of the first step all count
 * @param executionRateHz steps per second of the data's time, or null if it is unknown
 */
public record NeuroBench(
    long footprintBytes,
    long parameterCount,
    double connectionSparsity,
    double activationSparsity,
    Map<String, Double> activationSparsityByLayer,
    double effectiveMacs,
    double effectiveAcs,
    double dense,
    double membraneUpdates,
    @Nullable Double executionRateHz) {

  /** The same with the duration of a step, in milliseconds. */
  public NeuroBench withStep(double milliseconds) {
    return new NeuroBench(
        footprintBytes,
        parameterCount,
        connectionSparsity,
        activationSparsity,
        activationSparsityByLayer,
        effectiveMacs,
        effectiveAcs,
        dense,
        membraneUpdates,
        1000 / milliseconds);
  }

  /** The metrics in words, a line each. */
  public List<String> lines() {
    return List.of(
        line("footprint %,d bytes, %,d parameters", footprintBytes, parameterCount),
        line(
            "effective operations per example: %,.1f ACs, %,.1f MACs; dense: %,.1f",
            effectiveAcs, effectiveMacs, dense),
        line(
            "activation sparsity %.4f, connection sparsity %.4f",
            activationSparsity, connectionSparsity),
        line("membrane updates per example: %,.1f", membraneUpdates),
        executionRateHz == null
            ? "execution rate: not stated, as the steps have no duration"
            : line("execution rate: %.4g Hz", executionRateHz));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
