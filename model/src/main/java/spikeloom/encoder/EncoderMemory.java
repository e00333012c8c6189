package spikeloom.encoder;

import spikeloom.array.ArraySizes;

/** Estimates the arrays of an encoder before any is allocated. */
public interface EncoderMemory {
  /** Number of elements of the flat array of parameters, padding included. */
  long parameters();

  /** The network's copy of its parameters; empty if it has none. */
  ArraySizes own();

  /** The buffers of a pass of {@code samples} samples. */
  ArraySizes pass(long samples);

  /** Buffers that only a backward pass allocates; empty if there are none. */
  ArraySizes backward();
}
