package spikeloom.evaluation;

import java.util.stream.IntStream;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.WindowedLatents;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.OutputScaling;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

/**
 * Evaluates a decoder trained with graded spikes on binary spikes. The increase in distortion
 * measures the information in the heights of spikes.
 */
public final class BinaryDecoding {
  private static final int BATCH = 64;

  private final Autoencoder model;
  private final Batches batches;
  private final RandomKey key;
  private final Workers workers;
  private EvaluationWatch watch = EvaluationWatch.NONE;

  /** A decoding of the split of {@code batches}. */
  public BinaryDecoding(Autoencoder model, Batches batches, RandomKey key, Workers workers) {
    this.model = model;
    this.batches = batches;
    this.key = key;
    this.workers = workers;
  }

  /** Reports to {@code follower} from now on; returns this decoding. */
  public BinaryDecoding watchedBy(EvaluationWatch follower) {
    watch = follower;
    return this;
  }

  private record Binary(EncoderPass pass) implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      return pass.latent(sample);
    }

    @Override
    public Rows adjoint(int sample) {
      return pass.latentAdjoint(sample);
    }
  }

  /** The distortion over the first {@code limit} samples, as {@link Metrics#distortion}. */
  public double distortion(int limit) {
    int size = Math.min(limit, batches.split().size());
    int moments = model.windows().count();
    int values = model.decoder().outputs();
    EncoderPass encoding = model.encoder().pass(BATCH, model.steps(), workers);
    DecoderPass decoding = model.decoder().pass(BATCH * moments, workers);
    Binary whole = new Binary(encoding);
    WindowedLatents windowed =
        new WindowedLatents(whole, model.windows(), model.encoder().latents(), BATCH);
    Distortion.Scale scale = new OutputScaling(model, 0).begin(1);
    float[] decoded = new float[values];
    double sum = 0;
    for (int from = 0; from < size; from += BATCH) {
      watch.at(from, size);
      int[] indices = IntStream.range(from, Math.min(size, from + BATCH)).toArray();
      Batch batch = batches.of(indices, key.fold("input"));
      encoding.forward(batch.input(), key.fold("latent"), indices);
      windowed.cut(indices.length, workers);
      decoding.forward(windowed, indices.length * moments);
      for (int i = 0; i < indices.length * moments; i++) {
        Rows logits = decoding.logits();
        System.arraycopy(logits.values(), logits.index(i, 0), decoded, 0, values);
        sum += model.objective().distortion().output(decoded, 0, batch.target(), i * values, scale);
      }
    }
    return sum * model.objective().distortionWeight(size * moments, values);
  }
}
