package spikeloom.learning;

import spikeloom.array.ArraySizes;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.encoder.EncoderSpec;

/** The sizes of a plan's networks, from which a learning rule estimates its memory. */
public interface RuleSizes {
  /** Samples of a batch. */
  long samples();

  /** Number of worker threads. */
  int threads();

  /** What the encoder is built from. */
  EncoderSpec spec();

  /** The encoder's input over all steps. */
  EncoderInputSize input();

  /** Last steps that the decoder reads. */
  int window();

  /** The encoder over all steps. */
  EncoderMemory encoder();

  /** The encoder over one window of the decoder. */
  EncoderMemory encoderOfWindow();

  /** Elements of the decoder's flat array of parameters, padding included. */
  long decoderParameters();

  /** The forward passes of a batch through encoder and decoder, all decode steps included. */
  ArraySizes forward();

  /** The decoder's part of {@link #forward}: its pass and the windows of latent spikes. */
  ArraySizes decoding();

  /** The decoder's pass with one decode step. */
  ArraySizes decodingOnce();

  /** A prior that is not fixed, and its pass over windows of {@code steps} steps. */
  ArraySizes prior(int steps);

  /** Settings of the rules. */
  RuleSettings settings();
}
