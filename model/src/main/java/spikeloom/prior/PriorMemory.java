package spikeloom.prior;

import spikeloom.array.ArraySizes;

/** Memory of a prior and one pass. */
record PriorMemory(long latents, long steps, long samples, long window, long threads) {
  ArraySizes of(PriorKind kind) {
    return new ArraySizes();
  }
}
