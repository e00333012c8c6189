package spikeloom.app.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.training.TrainingParts;

/**
 * Measures training of a standard setting from its initial weights, then inference with the trained
 * network.
 */
final class SettingRun {
  private static final int TRAINING_WARM_UP = 200;
  private static final int INFERENCE_WARM_UP = 20;

  private final StandardSetting setting;
  private final BenchmarkRequest request;
  private final Watcher watcher;
  private final BatchTimes training = new BatchTimes();
  private final BatchTimes inference = new BatchTimes();

  SettingRun(StandardSetting setting, BenchmarkRequest request, Watcher watcher) {
    this.setting = setting;
    this.request = request;
    this.watcher = watcher;
  }

  /** Trains a fraction of the epoch. */
  SettingRun forEpoch(double share) {
    try (TrainingParts parts = parts()) {
      double last = Math.max(1, Math.ceil(share * parts.batchesPerEpoch()));
      train(parts, seconds -> training.count() / last);
      infer(parts);
    }
    return this;
  }

  /** Trains for a given time. */
  SettingRun forSeconds(double limit) {
    try (TrainingParts parts = parts()) {
      train(parts, seconds -> training.count() < 2 ? 0 : seconds / limit);
      infer(parts);
    }
    return this;
  }

  // The data sets of the benchmark are pictures.
  private SignalShape.Image picture() {
    return (SignalShape.Image) request.dataset().shape();
  }

  private TrainingParts parts() {
    Dataset dataset = request.dataset();
    return new TrainingParts(setting.plan(dataset.name(), request.threads(), 1), dataset);
  }

  /** Returns the fraction of the work that is done, from the seconds that it has taken. */
  @FunctionalInterface
  private interface Share {
    double after(double seconds);
  }

  private void train(TrainingParts parts, Share share) {
    int epoch = parts.batchesPerEpoch();
    repeat(
        "training of setting " + setting.name(),
        share,
        training,
        i -> parts.train(i / epoch, i % epoch).samples());
  }

  private void infer(TrainingParts parts) {
    Autoencoder model = parts.model();
    Workers workers = parts.workers();
    Dataset.Split test = request.dataset().test();
    Batches batches = parts.task().batches(test, workers);
    AutoencoderPass pass = new AutoencoderPass(model, StandardSetting.BATCH, workers);
    float[] output = new float[StandardSetting.BATCH * test.shape().size()];
    RandomKey key = RandomKey.ofSeed(1).fold("inference");
    int whole = Math.max(1, test.size() / StandardSetting.BATCH);
    int samples = Math.min(test.size(), StandardSetting.BATCH);
    double limit = request.effort().inferSeconds();
    repeat(
        "inference of setting " + setting.name(),
        seconds -> inference.count() < 2 ? 0 : seconds / limit,
        inference,
        i -> {
          int from = i % whole * StandardSetting.BATCH;
          int[] indices = IntStream.range(from, from + samples).toArray();
          Batch batch = batches.of(indices, key.fold("input"));
          pass.reconstruct(batch, key.fold("latent"), output);
          return samples;
        });
  }

  /** Processes a batch; returns its number of samples. */
  @FunctionalInterface
  private interface Work {
    int on(int batch);
  }

  private void repeat(String what, Share share, BatchTimes times, Work work) {
    long start = System.nanoTime();
    long last = start;
    for (int i = 0; share.after((last - start) * 1e-9) < 1; i++) {
      watcher.at(what, share.after((last - start) * 1e-9));
      int samples = work.on(i);
      long now = System.nanoTime();
      times.add(samples, (now - last) * 1e-9);
      last = now;
    }
  }

  String name() {
    return setting.name();
  }

  double trainRate() {
    return training.steadyRate(TRAINING_WARM_UP);
  }

  double epochRate() {
    return training.wholeRate();
  }

  double slowestTenth() {
    return training.slowestTenth();
  }

  double lastTenth() {
    return training.lastTenth();
  }

  double inferRate() {
    return inference.steadyRate(INFERENCE_WARM_UP);
  }

  int batches() {
    return training.count();
  }

  /** See {@link Statistics#denseEquivalentEfficiency}. */
  double efficiency(double gigaflops) {
    double operations = setting.denseOperations(picture());
    return Statistics.denseEquivalentEfficiency(trainRate(), operations, gigaflops);
  }

  /** The numbers for JSON. */
  Map<String, Object> numbers(double gigaflops) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("train_examples_per_second", Statistics.rounded(trainRate()));
    numbers.put("train_epoch_examples_per_second", Statistics.rounded(epochRate()));
    numbers.put("slowest_tenth_examples_per_second", Statistics.rounded(slowestTenth()));
    numbers.put("last_tenth_examples_per_second", Statistics.rounded(lastTenth()));
    numbers.put("infer_examples_per_second", Statistics.rounded(inferRate()));
    numbers.put("dense_equivalent_efficiency", Statistics.rounded(efficiency(gigaflops)));
    numbers.put(
        "dense_operations_per_training_example", Math.round(setting.denseOperations(picture())));
    numbers.put("train_batches", batches());
    return numbers;
  }
}
