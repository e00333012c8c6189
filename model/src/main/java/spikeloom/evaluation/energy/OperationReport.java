package spikeloom.evaluation.energy;

import java.util.List;

/**
 * The operations of one example, part by part, input to output.
 *
 * @param parts what is done, in the order of the signal
 */
public record OperationReport(List<Part> parts) {
  /**
   * A part of the network.
   *
   * @param name for a table
   * @param operations per example
   */
  public record Part(String name, SynapticOperations operations) {}

  /** Keeps its own list. */
  public OperationReport {
    parts = List.copyOf(parts);
  }

  /** Every part that many times. */
  OperationReport times(double factor) {
    return new OperationReport(
        parts.stream().map(p -> new Part(p.name(), p.operations().times(factor))).toList());
  }

  /** The sum over all parts. */
  public SynapticOperations total() {
    return parts.stream()
        .map(Part::operations)
        .reduce(SynapticOperations.NONE, SynapticOperations::plus);
  }
}
