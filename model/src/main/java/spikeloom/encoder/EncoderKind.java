package spikeloom.encoder;

/** The neuron family of the spiking network. */
public enum EncoderKind {
  /** Leaky integrate-and-fire neurons with current, membrane and refractory filters. */
  LIF,
  /** Spiking recurrent cells. */
  SRC,
  /** Spiking neurons with liquid time constants. */
  LTC,
  /** No encoder: the decoder reads the input spikes. */
  NONE
}
