package spikeloom.encoder.ltc;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.maps.FirstSpikePooling;
import spikeloom.kernel.SpikeBits;

/** A layer of {@link FirstSpikePooling}. */
final class LtcPoolStage implements LtcStage {
  private final FirstSpikePooling pooling;
  private final SpikeBits[] in; // [sample]
  private final SpikeBits[] out;
  private final Workers workers;
  private final int steps;
  private final Rows[] before; // [sample]: winners before the window
  private final Rows[] winners;
  private final Rows adjoint;
  private int count;

  LtcPoolStage(LtcMap layer, SpikeBits[] in, SpikeBits[] out, Workers workers) {
    pooling = layer.pool();
    this.in = in;
    this.out = out;
    this.workers = workers;
    steps = in[0].steps();
    before = new Rows[in.length];
    Arrays.setAll(before, b -> pooling.winners());
    winners = new Rows[in.length];
    Arrays.setAll(winners, b -> pooling.winners());
    adjoint =
        Rows.of(
            in.length * pooling.output().positions() * steps,
            Padding.stride(pooling.output().channels()));
  }

  @Override
  public void rest(int samples) {
    count = samples;
    for (Rows rows : before) {
      Arrays.fill(rows.values(), 0f);
    }
  }

  @Override
  public void continueStream() {
    for (int b = 0; b < count; b++) {
      copy(winners[b], before[b]);
    }
  }

  private static void copy(Rows from, Rows to) {
    System.arraycopy(from.values(), 0, to.values(), 0, from.values().length);
  }

  @Override
  public void forward() {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            copy(before[b], winners[b]);
            pooling.forward(in[b], winners[b], out[b]);
          }
        });
  }

  @Override
  public Rows adjoint() {
    return adjoint;
  }

  @Override
  public void backward(Optional<Rows> below) {
    if (below.isEmpty()) {
      return;
    }
    Rows all = below.get();
    int from = pooling.output().positions() * steps;
    int to = pooling.input().positions() * steps;
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            pooling.backward(steps, winners[b], adjoint.from(b * from), all.from(b * to));
          }
        });
  }

  @Override
  public void gradient(float[] gradient) {}

  @Override
  public Optional<LayerTrace> trace(int sample) {
    return Optional.empty();
  }
}
