package spikeloom.decoder;

/** The type of the decoder network. */
public enum DecoderKind {
  /** One affine layer. */
  LINEAR,
  /** One hidden layer of rectified units. */
  MLP,
  /** Two convolutions along the neurons with time as channels, then an affine layer. */
  CONV,
  /** From a small map to a picture by convolutions and doubling. */
  DECONV,
  /** A group of latent neurons for every class, without trained parameters. */
  GROUPS,
  /** A Deeplearning4j network from a file. */
  NETWORK
}
