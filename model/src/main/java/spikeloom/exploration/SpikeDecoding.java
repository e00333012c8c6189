package spikeloom.exploration;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.WindowedLatents;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;

/** Decodes given latent spikes, in batches of up to {@link #BATCH} samples, without an encoder. */
public final class SpikeDecoding {
  /** The size of a batch, as in evaluations. */
  public static final int BATCH = 64;

  private final Autoencoder model;
  private final Workers workers;
  private final SpikeBits[] spikes;
  private final WindowedLatents windows;
  private final DecoderPass decoding;
  private final float[] noTarget; // the output does not depend on it

  /** Creates the buffers of a batch. */
  public SpikeDecoding(Autoencoder model, Workers workers) {
    this.model = model;
    this.workers = workers;
    int latents = model.encoder().latents();
    spikes = new SpikeBits[BATCH];
    Arrays.setAll(spikes, b -> new SpikeBits(model.steps(), latents));
    Rows adjoint = Rows.of(model.steps(), Padding.stride(latents));
    windows = new WindowedLatents(new Given(spikes, adjoint), model.windows(), latents, BATCH);
    noTarget = new float[model.decoder().outputs()];
    decoding = model.decoder().pass(BATCH * model.windows().count(), workers);
  }

  /** Latent spikes that nothing learns from. */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  private record Given(SpikeBits[] each, Rows unused) implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      return each[sample];
    }

    @Override
    public Rows adjoint(int sample) {
      return unused;
    }
  }

  /** The spikes of a sample of the batch, to be overwritten. */
  public SpikeBits spikes(int sample) {
    return spikes[sample];
  }

  /**
   * Decodes the first samples of the batch. Sums in a matrix product can depend on its number of
   * rows, so a sample has the same bits only in batches of the same size.
   *
   * @param decoded {@code [samples][decode steps][values]}, overwritten
   */
  public void run(int samples, float[] decoded) {
    int outputs = model.decoder().outputs();
    int count = samples * model.windows().count();
    windows.cut(samples, workers);
    decoding.forward(windows, count);
    Rows logits = decoding.logits();
    for (int i = 0; i < count; i++) {
      System.arraycopy(logits.values(), logits.index(i, 0), decoded, i * outputs, outputs);
      model.objective().distortion().output(decoded, i * outputs, noTarget, 0, outputs);
    }
  }
}
