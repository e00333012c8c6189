package spikeloom.encoder.lif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Scales the initial weights of convolutions so that their neurons fire at {@value #RATE} of all
 * steps on some samples, layer by layer from the input. Without it, activity and gradients shrink
 * from layer to layer and deep networks do not learn; with learned weights it plays no role any
 * more.
 *
 * <p>Source: the idea is that of layer-sequential unit-variance initialisation (Mishkin and Matas,
 * ICLR 2016), with a share of spikes in place of a variance.
 */
final class FiringFit {
  /** Spikes per neuron and step. */
  static final double RATE = 0.12;

  private static final int HALVINGS = 9;
  private static final double LARGEST = 32; // of the scale; the smallest is its inverse

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
    encoder.parameters().changed();
  }

  private void fit(int layer) {
    double least = 1 / LARGEST;
    double most = LARGEST;
    double now = 1;
    double rate = rate(layer);
    for (int i = 0; i < HALVINGS && !encoder.mapLayers().get(layer).pooling(); i++) {
      if (rate < RATE) {
        least = now;
      } else {
        most = now;
      }
      double next = Math.sqrt(least * most);
      scale(layer, next / now);
      now = next;
      rate = rate(layer);
    }
  }

  private void scale(int layer, double factor) {
    Parameters.Slice weights = encoder.mapLayers().get(layer).weights().orElseThrow();
    float[] values = encoder.parameters().values();
    for (int i = weights.offset(); i < weights.end(); i++) {
      values[i] *= (float) factor;
    }
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
