package spikeloom.evaluation.coding;

import spikeloom.array.Range;
import spikeloom.array.Workers;
import spikeloom.spike.SpikeBatch;

/**
 * Inner products of samples as spikes, event by event. The features of a sample are its cells
 * (step, channel), with the value of the event; for spikes at exact times the time, as a fraction
 * of the trial, is another feature of the channel.
 */
final class SampleProducts {
  private final SpikeBatch spikes;
  private final int cells;

  private SampleProducts(SpikeBatch spikes) {
    this.spikes = spikes;
    cells = Math.multiplyExact(spikes.steps() + (spikes.timed() ? 1 : 0), spikes.channels());
  }

  /** Products of all samples, in rows, with the first {@code training} ones. */
  static double[][] of(SpikeBatch spikes, int training, Workers workers) {
    SampleProducts products = new SampleProducts(spikes);
    double[][] table = new double[spikes.samples()][training];
    workers.run(
        worker -> {
          Range mine = workers.share(worker, training);
          float[] dense = new float[products.cells];
          for (int i = mine.from(); i < mine.to(); i++) {
            products.spread(i, dense, 1);
            // Products among training samples are needed once.
            for (int j = i; j < table.length; j++) {
              table[j][i] = products.product(j, dense);
            }
            products.spread(i, dense, 0);
          }
        });
    for (int i = 0; i < training; i++) {
      for (int j = i + 1; j < training; j++) {
        table[i][j] = table[j][i];
      }
    }
    return table;
  }

  private void spread(int sample, float[] dense, float factor) {
    int channels = spikes.channels();
    for (int t = 0; t < spikes.steps(); t++) {
      for (int e = spikes.begin(sample, t); e < spikes.end(sample, t); e++) {
        dense[t * channels + spikes.channel(e)] = factor * spikes.value(e);
        if (spikes.timed()) {
          dense[spikes.steps() * channels + spikes.channel(e)] = factor * time(t, e);
        }
      }
    }
  }

  private double product(int sample, float[] dense) {
    int channels = spikes.channels();
    double sum = 0;
    for (int t = 0; t < spikes.steps(); t++) {
      int at = t * channels;
      float ofStep = 0;
      int end = spikes.end(sample, t);
      for (int e = spikes.begin(sample, t); e < end; e++) {
        ofStep += dense[at + spikes.channel(e)] * spikes.value(e);
        if (spikes.timed()) {
          ofStep += dense[spikes.steps() * channels + spikes.channel(e)] * time(t, e);
        }
      }
      sum += ofStep;
    }
    return sum;
  }

  private float time(int step, int event) {
    return (step + spikes.offset(event)) / spikes.steps();
  }
}
