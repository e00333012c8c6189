package spikeloom.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.Generator;
import spikeloom.learning.Target;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.random.RandomKey;
import spikeloom.run.LayerState;

/**
 * A few fixed samples and their current reconstructions, and samples that the prior draws. All have
 * random streams of their own: the training does not depend on whether they are shown.
 */
public final class Gallery {
  private static final int SEARCHED = 1000;
  private static final int SHOWN = 12;

  /** The samples drawn are the first that {@code spikeloom generate --seed 1} writes. */
  private static final long SEED = 1;

  private final Autoencoder model;
  private final Batches batches;
  private final List<String> classNames;
  private final Snapshot.Part part;
  private final Batch batch;
  private final AutoencoderPass pass;
  private final RandomKey key;
  private final int count;
  private final Optional<Generator> generator;

  /**
   * Selects the samples.
   *
   * @param batches of the split
   * @param classNames names of its classes
   * @param count number of samples, and of those drawn from the prior
   * @param part the part of the data set that the split is
   */
  public record Choice(Batches batches, List<String> classNames, int count, Snapshot.Part part) {
    /** Twelve samples of the validation part; test samples only if there are no others. */
    static Choice of(Task task, Workers workers) {
      Dataset dataset = task.dataset();
      boolean held = dataset.validation().size() > 0;
      return new Choice(
          task.batches(held ? dataset.validation() : dataset.test(), workers),
          dataset.classNames(),
          SHOWN,
          held ? Snapshot.Part.VALIDATION : Snapshot.Part.TEST);
    }
  }

  /** The first samples of every class of the split. */
  public Gallery(Autoencoder model, Choice choice, RandomKey key, Workers workers) {
    this.model = model;
    batches = choice.batches();
    classNames = choice.classNames();
    part = choice.part();
    this.key = key;
    int[] indices = spreadOverClasses(batches, choice.count());
    batch = batches.of(indices, key.fold("input"));
    pass = new AutoencoderPass(model, indices.length, workers);
    count = choice.count();
    generator =
        batches.target() instanceof Target.Signal && Generator.problem(model, workers).isEmpty()
            ? Optional.of(new Generator(model, Streams.generation(SEED), count, workers))
            : Optional.empty();
  }

  // Round robin over the classes, so that a small gallery contains all of them.
  private static int[] spreadOverClasses(Batches batches, int count) {
    Dataset.Split split = batches.split();
    int wanted = Math.min(count, split.size());
    Map<Integer, Deque<Integer>> byClass = new TreeMap<>();
    for (int i : split.some(Math.max(wanted, SEARCHED))) {
      byClass.computeIfAbsent(split.label(i), label -> new ArrayDeque<>()).add(i);
    }
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < wanted) {
      for (Deque<Integer> left : byClass.values()) {
        if (!left.isEmpty() && chosen.size() < wanted) {
          chosen.add(left.remove());
        }
      }
    }
    chosen.sort(Comparator.<Integer>comparingInt(split::label).thenComparingInt(i -> i));
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Returns the current outputs of the model.
   *
   * @param step optimiser steps done
   * @param gradientNorms of every slice of parameters, if there was an update
   */
  public Snapshot take(long step, Map<String, Double> gradientNorms) {
    int values = model.values();
    float[] output = new float[batch.samples() * values];
    pass.reconstruct(batch, key.fold("latent"), output);
    int moments = model.windows().count();
    List<Snapshot.Sample> samples = new ArrayList<>();
    for (int b = 0; b < batch.samples(); b++) {
      int to = (b + 1) * values;
      int from = to - model.decoder().outputs(); // the last decode step is shown
      int index = batch.identity()[b];
      samples.add(
          new Snapshot.Sample(
              part,
              index,
              classNames.get(batches.split().label(index)),
              Arrays.copyOfRange(batch.target(), from, to),
              Arrays.copyOfRange(output, from, to),
              batch.input().raster(b),
              pass.encoding().raster(b),
              pass.distortion(b)
                  * model.objective().distortionWeight(moments, model.decoder().outputs()),
              model.objective().distortion(),
              pass.encoding().channel().reported(rate(b))));
    }
    List<LayerState> layers =
        LayerState.of(model.encoder().neuronLayers(), pass.encoding(), gradientNorms);
    return new Snapshot(step, batches.shape(), samples, generated(), layers);
  }

  private List<float[]> generated() {
    int values = model.values();
    List<float[]> all = new ArrayList<>();
    generator.ifPresent(
        drawing ->
            drawing.run(
                count,
                done -> true,
                (index, spikes, decoded, at) -> {
                  int to = at + values;
                  int from = to - model.decoder().outputs(); // the last decode step is shown
                  all.add(Arrays.copyOfRange(decoded, from, to));
                }));
    return all;
  }

  private double rate(int sample) {
    return DirectedInformationBottleneck.bits(pass.rate(sample));
  }
}
