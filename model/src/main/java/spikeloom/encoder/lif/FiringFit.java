package spikeloom.encoder.lif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.maps.FiringScale;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Scales the initial weights of all convolutions of an encoder, layer by layer from the input; see
 * {@link FiringScale}.
 */
final class FiringFit {
  private final LifEncoder encoder;
  private final Workers workers;
  private final MapStack stack;
  private final LifStream stream;
  private final int samples;
  private final int steps;

  private FiringFit(LifEncoder encoder, SpikeBatch input, Workers workers) {
    this.encoder = encoder;
    this.workers = workers;
    samples = input.samples();
    steps = input.steps();
    List<Supplier<Rows>> states = new ArrayList<>();
    encoder.mapLayers().forEach(layer -> states.add(MapStage.states(layer)));
    stream = new LifStream(states, samples);
    stream.rest(new RandomKey(0), new int[samples], samples);
    stack = new MapStack(encoder, samples, steps, stream, workers);
    stack.begin(input);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            stack.read(worker, input, b);
          }
        });
  }

  /** Scales the weights of all convolutions of an encoder. */
  static void fit(LifEncoder encoder, SpikeBatch input, Workers workers) {
    FiringFit fit = new FiringFit(encoder, input, workers);
    for (int l = 0; l < encoder.mapLayers().size(); l++) {
      fit.fit(l);
    }
  }

  private void fit(int layer) {
    Optional<Parameters.Slice> weights = encoder.mapLayers().get(layer).weights();
    weights.ifPresent(w -> FiringScale.fit(encoder.parameters(), w, () -> rate(layer)));
    rate(layer);
  }

  /** Runs a layer, whose input is known, from rest; returns its spikes per neuron and step. */
  private double rate(int layer) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            stream.begin(LifStream.Beginning.REST, b);
            stack.forward(worker, b, layer);
          }
        });
    MapSize maps = encoder.mapLayers().get(layer).output();
    long spikes = 0;
    for (SpikeBits bits : stack.spikes()[layer + 1]) {
      spikes += bits.count();
    }
    return spikes / ((double) samples * steps * maps.neurons());
  }
}
