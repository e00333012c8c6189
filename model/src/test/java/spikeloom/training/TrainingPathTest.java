package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.evaluation.CausalDecoding;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Batches;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.MeanComparison;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunSummary;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;

/** What a training draws anew in every epoch, and what it takes from which samples. */
final class TrainingPathTest {
  private static final TrainingPlan PLAN = Plans.tiny(DecoderKind.LINEAR, 2, 1);

  @TempDir Path folder;

  /** Images without a pattern: the first samples of one grey, the others of another. */
  private record Grey(int size, int first, float before, float after) implements Dataset.Split {
    static Grey of(int size, float grey) {
      return new Grey(size, size, grey, grey);
    }

    @Override
    public SignalShape shape() {
      return new SignalShape.Image(1, 4, 4);
    }

    @Override
    public int label(int index) {
      return index % 2;
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      Arrays.fill(target, at, at + 16, index < first ? before : after);
    }
  }

  private static Dataset data(Dataset.Split train, Dataset.Split test) {
    return new Dataset("grey", 2, train, test);
  }

  private static int[] events(TrainingParts parts, int epoch) {
    SpikeBatch input = parts.batch(epoch, 0).input();
    return IntStream.range(0, input.steps())
        .flatMap(
            t ->
                IntStream.range(input.begin(0, t), input.end(0, t))
                    .map(i -> t * 16 + input.channel(i)))
        .toArray();
  }

  @Test
  void everyEpochDrawsOtherInputSpikesOfTheSameSample() {
    Dataset one = data(Grey.of(1, 0.5f), Grey.of(1, 0.5f));
    try (TrainingParts parts = new TrainingParts(PLAN, one)) {
      int[] first = events(parts, 0);
      assertFalse(Arrays.equals(first, events(parts, 1)));
      assertArrayEquals(first, events(parts, 0), "an epoch is a function of its number");
    }
  }

  @Test
  void everyEpochDrawsOtherLatentSpikesForTheSameInput() {
    Dataset one = data(Grey.of(1, 0.5f), Grey.of(1, 0.5f));
    TrainingPlan still = Plans.with(PLAN, "encoding=latency learning-rate=1e-30");
    try (TrainingParts parts = new TrainingParts(still, one)) {
      assertArrayEquals(events(parts, 0), events(parts, 1), "a code without chance");
      double first = parts.train(0, 0).distortion();
      assertNotEquals(first, parts.train(1, 0).distortion());
      assertEquals(first, parts.train(0, 0).distortion(), "nothing was learned");
    }
  }

  @Test
  void everyEpochHasAnOrderOfItsOwn() {
    Dataset many = data(Grey.of(30, 0.5f), Grey.of(1, 0.5f));
    try (TrainingParts parts = new TrainingParts(PLAN, many)) {
      assertFalse(Arrays.equals(parts.batch(0, 0).identity(), parts.batch(1, 0).identity()));
      int[] seen =
          IntStream.range(0, parts.batchesPerEpoch())
              .flatMap(b -> Arrays.stream(parts.batch(1, b).identity()))
              .sorted()
              .toArray();
      assertArrayEquals(IntStream.range(0, 30).toArray(), seen, "every sample once");
    }
  }

  @Test
  void theInputGainIsFittedToTrainingSamplesAlone() {
    TrainingPlan plan = Plans.with(TrainingPlan.defaults(), "steps=6");
    Dataset data = data(Grey.of(20, 1), Grey.of(20, 0.01f));
    // Where every channel fires at every step the gain is 1.8.
    assertEquals(Optional.of(1.8), gain(InputGain.settle(plan, data)));
  }

  private static Optional<Double> gain(TrainingPlan plan) {
    return Optional.ofNullable(plan.encoder().gain());
  }

  @Test
  void theMeanThatAModelIsComparedWithIsThatOfTheSamplesItLearnedFrom() {
    Dataset data = data(new Grey(24, 16, 0.2f, 0.9f), Grey.of(10, 0.7f));
    TrainingPlan plan = Plans.with(PLAN, "limit=16");
    List<RunSummary> summaries = new ArrayList<>();
    TrainingListener keep =
        new TrainingListener() {
          @Override
          public void finished(RunSummary summary) {
            summaries.add(summary);
          }
        };
    Path path = folder.resolve("run");
    try (RunDirectory run = RunDirectory.create(path, plan);
        Trainer trainer = new Trainer(data, run, keep, new TrainingControl())) {
      trainer.run();
    }
    double expected = -0.7 * Math.log(0.2) - 0.3 * Math.log(0.8);
    Optional<Double> mean = Optional.ofNullable(summaries.get(0).meanTargetDistortion());
    assertEquals(expected, mean.orElseThrow(), 1e-6);
    try (TrainedModel model = TrainedModel.load(RunDirectory.openToRead(path), data, 1)) {
      MeanComparison compared = model.comparedWithMean(2, 10).orElseThrow();
      assertEquals(expected, compared.mean(), 1e-6);
      assertEquals(2, compared.distortion());
    }
  }

  @Test
  void whatHasNotBeenSeenIsExpectedFromTrainingSamples() {
    Dataset data = data(Grey.of(40, 0.05f), Grey.of(12, 0.95f));
    Path path = folder.resolve("run");
    ResumeTest.start(PLAN, path, data);
    TrainedModel model = TrainedModel.load(RunDirectory.openToRead(path), data, 1);
    double unseen = model.causalDecoding().curve(12).get(0).distortion();
    assertEquals(expecting(model, data.train()), unseen);
    assertNotEquals(expecting(model, data.test()), unseen);
    try (Exploration exploration = new Exploration(model)) {
      Exploration.Sample sample = exploration.sample(0);
      double decoded = exploration.decode(sample, sample.spikes(), 0).distortion();
      assertEquals(unseen, decoded, 1e-6 * unseen, "all targets are alike");
    }
  }

  /** Distortion before the first step, with an expectation from the given samples. */
  private static double expecting(TrainedModel model, Dataset.Split known) {
    Batches test = model.task().batches(model.task().dataset().test(), model.workers());
    return new CausalDecoding(
            model.autoencoder(),
            model.task().batches(known, model.workers()),
            test,
            Streams.evaluation(model.plan().seed()),
            model.workers())
        .curve(12)
        .get(0)
        .distortion();
  }
}
