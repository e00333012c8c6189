package spikeloom.evaluation.energy;

import java.util.List;

/**
 * The operations of one example, part by part, input to output.
 *
 * @param parts parts of the network, input to output
 */
public record OperationReport(List<Part> parts) {
  /**
   * A part of the network.
   *
   * @param name for a table
   * @param operations per example
   */
  public record Part(String name, SynapticOperations operations) {}

  /** Copies its list. */
  public OperationReport {
    parts = List.copyOf(parts);
  }

  /** Multiplies every part by this number. */
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
