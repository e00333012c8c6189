package spikeloom.app.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.exploration.Generator;
import spikeloom.exploration.TrainedModel;
import spikeloom.spike.SignalShape;
import spikeloom.training.Streams;

/**
 * The samples of a run and a seed. They are drawn as often as they are read, so that memory does
 * not depend on their number.
 */
public final class GeneratedSamples implements SampleSource {
  private final TrainedModel model;
  private final Generator generator;
  private final int count;
  private final EvaluationWatch watch;
  private long spikes;

  /**
   * Samples 0 .. count-1.
   *
   * @param seed seed of the samples
   * @param watch receives the progress
   */
  public GeneratedSamples(TrainedModel model, int count, long seed, EvaluationWatch watch) {
    this.model = model;
    this.count = count;
    this.watch = watch;
    generator = new Generator(model.autoencoder(), Streams.generation(seed), model.workers());
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public SignalShape shape() {
    return model.task().shape();
  }

  @Override
  public int steps() {
    return model.autoencoder().steps();
  }

  @Override
  public int neurons() {
    return model.autoencoder().encoder().latents();
  }

  @Override
  public double meanSpikes() {
    return (double) spikes / count;
  }

  @Override
  public void forEach(Receiver receiver) throws IOException {
    int last = model.autoencoder().values() - shape().size();
    spikes = 0;
    try {
      generator.run(
          count,
          this::proceed,
          (index, drawn, decoded, at) -> {
            spikes += drawn.count();
            try {
              receiver.receive(index, decoded, at + last);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void forEachSpikes(SpikeReceiver receiver) throws IOException {
    try {
      generator.spikes(
          count,
          this::proceed,
          (index, drawn) -> {
            try {
              receiver.receive(drawn);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean proceed(int done) {
    watch.at(done, count);
    return true;
  }

  @Override
  public void finish() {
    watch.at(count, count);
  }
}
