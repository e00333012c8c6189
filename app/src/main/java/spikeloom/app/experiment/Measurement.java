package spikeloom.app.experiment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Evaluator;
import spikeloom.evaluation.Metrics;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.evaluation.energy.EnergyComparison;
import spikeloom.evaluation.energy.EnergyTable;
import spikeloom.evaluation.energy.OperationCounter;
import spikeloom.evaluation.energy.OperationTotals;
import spikeloom.evaluation.energy.SynapticOperations;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Autoencoder;

/**
 * The test results of one trained model.
 *
 * @param metrics distortion, rate and the like
 * @param spikes number of spikes
 * @param judgeAccuracy share of reconstructions that the judge classifies correctly, NaN without a
 *     judge
 * @param totals operations per example, and reference values; empty if they cannot be counted
 * @param binaryDistortion distortion with binary instead of graded spikes, or null if spikes are
 *     binary
 */
public record Measurement(
    Metrics metrics,
    Spikes spikes,
    double judgeAccuracy,
    OperationTotals totals,
    @Nullable Double binaryDistortion) {
  private static final int CHUNK = 64;

  /**
   * Spikes of the encoder per example; graded ones count if they are not 0.
   *
   * @param hidden of all hidden layers
   * @param latent of the latent layer
   */
  public record Spikes(double hidden, double latent) {
    /** Of all layers. */
    public double all() {
      return hidden + latent;
    }
  }

  /**
   * Measures a model on the whole test split, with a judge of its reconstructions if there is one.
   */
  public static Measurement of(TrainedModel model, @Nullable Judge judge) {
    return of(model, judge, Integer.MAX_VALUE);
  }

  /** Measures a model on the first {@code limit} test samples. */
  public static Measurement of(TrainedModel model, @Nullable Judge judge, int limit) {
    return of(model, judge, limit, (index, targets, decoded, at) -> {});
  }

  /** The same, and passes every sample to {@code visitor}. */
  public static Measurement of(
      TrainedModel model, @Nullable Judge judge, int limit, Evaluator.Visitor visitor) {
    Reading reading = new Reading(judge, model.task().dataset().test(), model.autoencoder());
    Optional<OperationCounter> counter = model.operationCounter();
    long[] spikes = new long[2];
    Metrics metrics =
        model
            .evaluator()
            .run(
                limit,
                (index, targets, decoded, at) -> {
                  reading.visit(index, targets, decoded, at);
                  visitor.visit(index, targets, decoded, at);
                },
                pass -> {
                  counter.ifPresent(c -> c.add(pass));
                  spikes[0] += pass.hiddenSpikes();
                  spikes[1] += pass.latentSpikes();
                });
    double samples = metrics.samples();
    return new Measurement(
        metrics,
        new Spikes(spikes[0] / samples, spikes[1] / samples),
        reading.accuracy(),
        counter.map(OperationCounter::totals).orElse(OperationTotals.NONE),
        model.binaryDecoding().map(b -> b.distortion(limit)).orElse(null));
  }

  /** Operations of an example. */
  public SynapticOperations operations() {
    return totals.spiking();
  }

  /** Energy of an example by the standard table, nanojoules. */
  public double energy() {
    return comparison().spiking().nanojoules();
  }

  /** Whether the operations of the model could be counted. */
  public boolean counted() {
    return totals.counted();
  }

  /** Energy of the same network with every product computed, nanojoules. */
  public double denseEnergy() {
    return comparison().dense().nanojoules();
  }

  /** Energy of an ordinary network of the same widths without time, nanojoules. */
  public double ordinaryEnergy() {
    return comparison().ordinary().nanojoules();
  }

  private EnergyComparison comparison() {
    return totals.energy(EnergyTable.standard());
  }

  /**
   * Passes reconstructions to the judge in batches; with several decode steps, those of the last.
   */
  private static final class Reading implements Evaluator.Visitor {
    private final @Nullable Judge judge;
    private final Dataset.Split split;
    private final int values;
    private final int last; // start of the last decode step of a sample
    private final float[] images;
    private int waiting;
    private int first;
    private int right;

    Reading(@Nullable Judge judge, Dataset.Split split, Autoencoder model) {
      this.judge = judge;
      this.split = split;
      values = model.decoder().outputs();
      last = model.values() - values;
      images = new float[CHUNK * values];
    }

    @Override
    public void visit(int index, float[] targets, float[] decoded, int at) {
      if (judge == null) {
        return;
      }
      System.arraycopy(decoded, at + last, images, waiting * values, values);
      waiting++;
      if (waiting == CHUNK) {
        read(judge);
      }
    }

    private void read(Judge reader) {
      int[] classes = reader.classify(images, waiting);
      for (int i = 0; i < waiting; i++) {
        right += classes[i] == split.label(first + i) ? 1 : 0;
      }
      first += waiting;
      waiting = 0;
    }

    double accuracy() {
      if (judge == null) {
        return Double.NaN;
      }
      read(judge);
      return right / (double) first;
    }
  }
}
