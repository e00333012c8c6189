package spikeloom.encoder.ltc;

import java.util.Optional;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.spike.SpikeBatch;

/**
 * Latent neurons that form maps: a convolution of the last maps, or of the input, drives them.
 * Their gates and recurrence connect all of them.
 */
final class LtcLatentMaps implements LtcFirstLayer {
  private final LtcMapStack stack;
  private final LtcWindow window;
  private final LtcConvolution convolution;
  private final Workers workers;
  private int count;

  LtcLatentMaps(LtcEncoder encoder, LtcFiring firing, LtcWindow.Room capacity, Workers workers) {
    this.workers = workers;
    stack = new LtcMapStack(encoder, capacity, workers);
    window = LtcFirstLayer.window(encoder, new LtcInput.Currents(), firing, capacity, workers);
    convolution =
        new LtcConvolution(
            new LtcConvolution.Parts(
                encoder.maps().latentConvolution(encoder.latents()),
                encoder.layers().get(0).weights(),
                encoder.parameters(),
                stack.last(),
                window),
            LtcConvolution.Layout.NEURONS,
            false,
            workers);
  }

  @Override
  public int maps() {
    return stack.layers();
  }

  @Override
  public LtcWindow window() {
    return window;
  }

  @Override
  public void rest(int samples) {
    count = samples;
    stack.rest(samples);
    window.rest(samples);
  }

  @Override
  public void continueStream() {
    stack.continueStream();
    window.continueStream();
  }

  @Override
  public void read(SpikeBatch input) {
    stack.read(input);
  }

  @Override
  public void forward() {
    stack.forward();
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            convolution.forward(worker, b);
          }
        });
    window.forward();
  }

  @Override
  public void backward(float[] gradient) {
    window.backward();
    window.gradient(gradient);
    Optional<Rows> below = stack.lastAdjoint();
    int rows = convolution.inputRows();
    workers.run(convolution::refresh);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            int from = b * rows;
            convolution.backward(worker, b, below.map(all -> all.from(from)));
          }
        });
    convolution.gradient(count, gradient);
    stack.backward(gradient);
  }

  @Override
  public long count(int layer) {
    return stack.count(layer);
  }

  @Override
  public Optional<LayerTrace> trace(int map, int sample) {
    return stack.trace(map, sample);
  }
}
