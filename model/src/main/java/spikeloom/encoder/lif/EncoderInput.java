package spikeloom.encoder.lif;

import java.util.Optional;
import spikeloom.array.Range;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.SpikeBatches;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SpikeBatch;

/** The input itself, without maps: spikes as bits, or graded events as lists. */
final class EncoderInput implements FirstConnection {
  private final SpikeBits[] spikes; // [sample]
  private final InputCurrents currents;
  private final GradedInput values;
  private final Workers workers;
  private boolean graded;

  EncoderInput(SpikeBits[] spikes, InputCurrents currents, GradedInput values, Workers workers) {
    this.spikes = spikes;
    this.currents = currents;
    this.values = values;
    this.workers = workers;
  }

  @Override
  public int hiddenLayers() {
    return 0;
  }

  @Override
  public void begin(SpikeBatch input) {
    graded = input.graded();
  }

  @Override
  public int read(int worker, SpikeBatch input, int sample) {
    if (graded) {
      return values.read(input, sample);
    }
    SpikeBatches.read(input, sample, spikes[sample]);
    return spikes[sample].count();
  }

  @Override
  public void sum(int worker, Range samples) {
    if (!graded) {
      currents.sum(worker, samples);
      return;
    }
    for (int b = samples.from(); b < samples.to(); b++) {
      values.sum(b);
    }
  }

  @Override
  public void refresh(int worker) {}

  @Override
  public void backward(int worker, int sample) {}

  @Override
  public boolean hasWeights() {
    return graded;
  }

  @Override
  public void gradient(int samples, float[] gradient) {
    if (graded) {
      values.gradient(samples, gradient, workers);
    }
  }

  @Override
  public Optional<SpikeBits> spikes(int layer, int sample) {
    return Optional.of(spikes[sample]);
  }

  @Override
  public Optional<LayerTrace> trace(int layer, int sample) {
    return Optional.empty();
  }
}
