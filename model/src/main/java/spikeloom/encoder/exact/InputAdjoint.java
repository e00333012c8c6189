package spikeloom.encoder.exact;

/** Whether the way back goes as far as the times of the input spikes. */
public enum InputAdjoint {
  /** The input's times are given. */
  NONE,
  /** The adjoints of the input's times are added to them. */
  TIMES
}
