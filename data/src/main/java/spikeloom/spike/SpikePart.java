package spikeloom.spike;

/**
 * Some steps of some neurons.
 *
 * @param fromStep the first step
 * @param toStep end step, exclusive
 * @param fromNeuron the first neuron
 * @param toNeuron end neuron, exclusive
 */
public record SpikePart(int fromStep, int toStep, int fromNeuron, int toNeuron) {
  /** The first steps of all neurons. */
  public static SpikePart first(int steps) {
    return new SpikePart(0, steps, 0, Integer.MAX_VALUE);
  }

  /** Whether a cell belongs to it. */
  public boolean holds(int step, int neuron) {
    return step >= fromStep && step < toStep && neuron >= fromNeuron && neuron < toNeuron;
  }

  /** The part before a step. */
  public SpikePart before(int step) {
    return new SpikePart(fromStep, Math.min(toStep, step), fromNeuron, toNeuron);
  }
}
