package spikeloom.encoder;

import spikeloom.array.Workers;

/** An encoder whose passes can process a sample window by window. */
public interface StreamingEncoder extends SpikingEncoder {
  @Override
  StreamingPass pass(int samples, int steps, Workers workers);
}
