package spikeloom.app.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.exploration.TrainedModel;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Generator;
import spikeloom.spike.SignalShape;
import spikeloom.training.Streams;

/**
 * The samples of a run and a seed. They are drawn as often as they are read, so that memory does
 * not depend on their number.
 */
public final class GeneratedSamples implements SampleSource {
  private final TrainedModel model;
  private final Generator generator;
  private final Prefix prefix;
  private final int count;
  private final EvaluationWatch watch;
  private long spikes;

  /**
   * Latent spikes that all samples begin with.
   *
   * @param spikes spikes of all steps
   * @param steps number of steps that are kept, 0 .. T
   */
  public record Prefix(SpikeBits spikes, int steps) {
    /** No spikes are given. */
    public static Prefix none(TrainedModel model) {
      int neurons = model.autoencoder().encoder().latents();
      return new Prefix(new SpikeBits(model.autoencoder().steps(), neurons), 0);
    }
  }

  /**
   * Samples 0 .. count-1.
   *
   * @param prefix how they begin
   * @param seed seed of the samples
   * @param watch receives the progress
   */
  public GeneratedSamples(
      TrainedModel model, Prefix prefix, int count, long seed, EvaluationWatch watch) {
    this.model = model;
    this.prefix = prefix;
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
      generator.complete(
          prefix.spikes(),
          prefix.steps(),
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
          prefix.spikes(),
          prefix.steps(),
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
