package spikeloom.encoder;

/** The type of the spiking encoder. */
public enum EncoderKind {
  /** Leaky integrate-and-fire neurons with current, membrane and refractory filters. */
  LIF,
  /** Spiking recurrent cells. */
  SRC,
  /** Spiking neurons with liquid time constants. */
  LTC,
  /** Theta neurons in continuous time. */
  THETA,
  /** Quadratic integrate-and-fire neurons in continuous time. */
  QIF,
  /** Leaky integrate-and-fire neurons in continuous time, in the spike-response form. */
  SRM,
  /** No encoder: the decoder reads the input spikes. */
  NONE;

  /** Whether spikes have exact times, of which the decoder reads features. */
  public boolean continuousTime() {
    return this == THETA || this == QIF || this == SRM;
  }
}
