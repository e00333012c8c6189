package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;
import static spikeloom.app.report.TextTable.time;

import java.util.LinkedHashMap;
import java.util.Map;
import spikeloom.app.report.TextTable;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.CrossEntropy;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Adam;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batch;
import spikeloom.random.RandomKey;
import spikeloom.training.TrainingParts;

/**
 * Measures each part of a training step on a network that was trained for a while, because the cost
 * depends on firing rates.
 */
final class StepParts {
  // So small that the network does not change while its parts are measured.
  private static final double LEARNING_RATE = 1e-9;
  private static final String TITLE =
      "Parts of a training step, setting A: microseconds per example (medians)";

  private static final String NOTE =
      "  The decoder's update is part of its backward pass; the optimiser is the encoder's.\n";

  private final TrainingParts parts;
  private final Autoencoder model;
  private final Workers workers;
  private final EncoderPass encoding;
  private final DecoderPass decoding;
  private final DecoderPass.Latents latents;
  private final Adam encoderAdam;
  private final Adam decoderAdam;
  private final Map<String, BatchTimes> times = new LinkedHashMap<>();
  private int samples;
  private long last;

  private record LatentsOf(EncoderPass pass) implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      return pass.latent(sample);
    }

    @Override
    public Rows adjoint(int sample) {
      return pass.latentAdjoint(sample);
    }
  }

  private StepParts(TrainingParts parts) {
    this.parts = parts;
    model = parts.model();
    workers = parts.workers();
    encoding = model.encoder().pass(StandardSetting.BATCH, model.steps(), workers);
    decoding = model.decoder().pass(StandardSetting.BATCH, workers);
    latents = new LatentsOf(encoding);
    encoderAdam = new Adam(model.encoder().parameters(), workers);
    decoderAdam = new Adam(model.decoder().parameters(), workers);
  }

  /** Trains setting A for a while, then measures the parts. */
  static Section measure(BenchmarkRequest request, Watcher watcher) {
    Effort effort = request.effort();
    int total = effort.partWarmUp() + effort.partBatches();
    try (TrainingParts parts =
        new TrainingParts(
            StandardSetting.A.plan(request.dataset().name(), request.threads(), 1),
            request.dataset())) {
      int epoch = parts.batchesPerEpoch();
      for (int i = 0; i < effort.partWarmUp(); i++) {
        watcher.at("parts of a step", (double) i / total);
        parts.train(i / epoch, i % epoch);
      }
      StepParts step = new StepParts(parts);
      step.run(0); // first use of new buffers
      step.times.clear();
      for (int i = effort.partWarmUp(); i < total; i++) {
        watcher.at("parts of a step", (double) i / total);
        step.run(i % epoch);
      }
      return step.section();
    }
  }

  private void run(int index) {
    last = System.nanoTime();
    Batch batch = parts.batch(0, index);
    samples = batch.samples();
    lap("input encoding");
    encoding.forward(batch.input(), RandomKey.ofSeed(index), batch.identity());
    lap("encoder forward");
    decoding.forward(latents, batch.samples());
    lap("decoder forward");
    loss(batch);
    lap("loss");
    decoderAdam.begin(LEARNING_RATE);
    decoding.backward(latents, decoderAdam);
    decoderAdam.end();
    lap("decoder backward");
    encoding.backward(model.rateWeight(batch.samples()), encoderAdam.gradient());
    lap("encoder backward");
    encoderAdam.update(LEARNING_RATE, workers);
    lap("optimiser");
  }

  private void loss(Batch batch) {
    int n = batch.samples();
    int values = model.decoder().outputs();
    float weight = (float) model.objective().distortionWeight(n, values);
    workers.run(
        worker -> {
          for (int b = workers.begin(worker, n); b < workers.begin(worker + 1, n); b++) {
            Rows logits = decoding.logits();
            CrossEntropy.lossAndGradient(
                logits.values(), logits.index(b, 0), batch.target(), b * values, values, weight);
          }
        });
  }

  private void lap(String part) {
    long now = System.nanoTime();
    times.computeIfAbsent(part, name -> new BatchTimes()).add(samples, (now - last) * 1e-9);
    last = now;
  }

  private Section section() {
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((part, batches) -> medians.put(part, 1e6 / batches.steadyRate(0)));
    double sum = medians.values().stream().mapToDouble(Double::doubleValue).sum();
    TextTable table = new TextTable(TITLE, "", "us", "share");
    Map<String, Double> numbers = new LinkedHashMap<>();
    medians.forEach(
        (part, each) -> {
          numbers.put(part.replace(' ', '_'), Statistics.rounded(each));
          table.row(part, time(each), number(100 * each / sum, 1) + " %");
        });
    numbers.put("sum", Statistics.rounded(sum));
    table.row("sum", time(sum), "");
    return new Section(table + NOTE, Map.of("parts", numbers));
  }
}
