package spikeloom.prior;

/** The kinds of {@link CausalPrior}, from simple to rich. */
public enum PriorKind {
  /** Independent spikes of one probability for all neurons and steps. */
  FIXED,
  /** Independent spikes with a learned probability for every neuron and step. */
  RATES,
  /** Generalised linear model: log-odds linear in traces of all past latent spikes. */
  GLM,
  /** One hidden layer of rectified units between the traces and the log-odds. */
  NETWORK,
  /** One hidden layer of LIF neurons between the traces and the log-odds. */
  SPIKING_NETWORK
}
