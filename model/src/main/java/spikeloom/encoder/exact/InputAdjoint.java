package spikeloom.encoder.exact;

/** Whether the backward pass includes the times of the input spikes. */
public enum InputAdjoint {
  /** The input's times are constant. */
  NONE,
  /** Adds the adjoints of the input's times to them. */
  TIMES
}
