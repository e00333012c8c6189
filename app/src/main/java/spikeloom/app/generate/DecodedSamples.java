package spikeloom.app.generate;

import java.io.IOException;
import java.nio.file.Path;
import spikeloom.compression.SpkReader;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.learning.SpikeDecoder;
import spikeloom.spike.SignalShape;

/** The samples of an {@code .spk} file, decoded by the run that wrote it. */
public final class DecodedSamples implements SampleSource {
  private static final int BATCH = 64; // as in evaluations, for the same bits

  private final TrainedModel model;
  private final SpkReader file;
  private final EvaluationWatch watch;
  private final SpikeDecoder decoding;
  private long spikes;

  /**
   * The samples of a file.
   *
   * @param watch receives the progress
   * @throws DataException if it cannot be read or does not fit the model
   */
  public DecodedSamples(TrainedModel model, Path file, EvaluationWatch watch) {
    this.model = model;
    this.file = new SpkReader(file, model.autoencoder());
    this.watch = watch;
    decoding = new SpikeDecoder(model.autoencoder(), BATCH, model.workers());
  }

  @Override
  public int count() {
    return file.header().samples();
  }

  @Override
  public SignalShape shape() {
    return model.task().shape();
  }

  @Override
  public int steps() {
    return file.header().steps();
  }

  @Override
  public int neurons() {
    return file.header().latents();
  }

  @Override
  public double meanSpikes() {
    return (double) spikes / count();
  }

  @Override
  public void forEach(Receiver receiver) throws IOException {
    spikes = 0;
    file.forEach(
        (index, read) -> {
          int b = index % BATCH;
          decoding.spikes(b).copy(read, 0);
          spikes += read.count();
          if (b == BATCH - 1 || index == count() - 1) {
            decode(index - b, b + 1, receiver);
          }
        });
  }

  private void decode(int first, int samples, Receiver receiver) throws IOException {
    watch.at(first, count());
    float[] decoded = decoding.decode(samples);
    int values = model.autoencoder().values();
    int last = values - shape().size();
    for (int b = 0; b < samples; b++) {
      receiver.receive(first + b, decoded, b * values + last);
    }
  }

  @Override
  public void forEachSpikes(SpikeReceiver receiver) throws IOException {
    file.forEach((index, read) -> receiver.receive(read));
  }

  @Override
  public void finish() {
    watch.at(count(), count());
  }
}
