package spikeloom.evaluation.energy;

/**
 * All operations of an example, and those of two reference networks.
 *
 * @param spiking the event-driven network
 * @param dense the same network with every product computed at every step
 * @param ordinary an artificial network of the same widths that runs once, without time
 * @param steps steps, each of which is a pass of the dense network
 */
public record OperationTotals(
    SynapticOperations spiking, SynapticOperations dense, SynapticOperations ordinary, int steps) {
  /** Used if operations cannot be counted. */
  public static final OperationTotals NONE =
      new OperationTotals(
          SynapticOperations.NONE, SynapticOperations.NONE, SynapticOperations.NONE, 0);

  /** Whether operations were counted. */
  public boolean counted() {
    return !spiking.equals(SynapticOperations.NONE);
  }

  /** Their energies. */
  public EnergyComparison energy(EnergyTable table) {
    return new EnergyComparison(
        table.energy(spiking), table.energy(dense), table.energy(ordinary), steps, table.name());
  }
}
