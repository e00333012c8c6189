package spikeloom.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.evaluation.dl4j.JudgeSettings;
import spikeloom.evaluation.energy.SynapticOperations;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;

final class MeasurementTest {
  private static final JudgeSettings SHORT = new JudgeSettings(1, 2, 32, 0.003, 0);

  private static final int PIXELS = 784;

  @TempDir private static Path folder;
  private static TrainedModel model;

  @BeforeAll
  static void train() {
    TinyLab tiny = new TinyLab(folder, 1);
    model = tiny.lab().train("one", tiny.plan());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  /**
   * How many reconstructions, at the last moment, of the first {@code count} a judge reads right.
   */
  private static int right(TrainedModel model, Judge judge, int count) {
    int last = model.autoencoder().values() - PIXELS;
    float[] all = new float[count * PIXELS];
    model
        .evaluator()
        .run(
            count,
            (index, target, decoded, at) ->
                System.arraycopy(decoded, at + last, all, index * PIXELS, PIXELS));
    int[] classes = judge.classify(all, count);
    Dataset.Split test = model.task().dataset().test();
    return (int) IntStream.range(0, count).filter(i -> classes[i] == test.label(i)).count();
  }

  @Test
  void theJudgeReadsEverySampleOnceTheLastOnesToo() {
    int samples = model.task().dataset().test().size();
    int inWholeChunks = samples / 64 * 64;
    assertNotEquals(samples, inWholeChunks, "the last chunk is to be a part of one");
    try (Judge judge = Judge.train(Catalog.strokes(1, 600, 1), SHORT, (seen, total) -> {})) {
      int right = right(model, judge, samples);
      assertTrue(right > samples / 20, "the judge reads " + right);
      assertEquals(right / (double) samples, Measurement.of(model, judge).judgeAccuracy());
    }
  }

  @Test
  void ofADecoderThatDecodesAtEveryStepTheLastOutputCountsAndALimitHolds() {
    TinyLab tiny = new TinyLab(folder, 1);
    Map<Setting, String> often = new EnumMap<>(Setting.class);
    often.put(Setting.DECODER, "linear");
    often.put(Setting.WINDOW, "4");
    often.put(Setting.DECODE_AT, "every-step");
    // Long enough that not all reconstructions look the same.
    often.put(Setting.LIMIT, "250");
    often.put(Setting.EPOCHS, "20");
    often.put(Setting.LEARNING_RATE, "0.01");
    try (Judge judge = Judge.train(Catalog.strokes(1, 600, 1), SHORT, (seen, total) -> {});
        TrainedModel speaker = tiny.lab().train("often", Setting.change(tiny.plan(), often))) {
      Measurement measurement = Measurement.of(speaker, judge, 100);
      assertEquals(right(speaker, judge, 100) / 100.0, measurement.judgeAccuracy());
      assertEquals(100, measurement.metrics().samples());
    }
  }

  @Test
  void withoutAJudgeThereIsNoAccuracyAndTheMetricsAreThoseOfTheEvaluation() {
    Measurement measurement = Measurement.of(model, null);
    assertEquals(Double.NaN, measurement.judgeAccuracy());
    assertEquals(
        model.evaluator().run(Integer.MAX_VALUE).distortion(), measurement.metrics().distortion());
  }

  @Test
  void spikesSaveOperationsAndEnergyAgainstDoingEveryProduct() {
    Measurement measurement = Measurement.of(model, null);
    SynapticOperations spiking = measurement.operations();
    SynapticOperations dense = measurement.totals().dense();
    assertTrue(spiking.additions() > 0);
    assertTrue(spiking.weightReads() < dense.weightReads(), spiking + " against " + dense);
    assertTrue(measurement.energy() > 0);
    assertTrue(measurement.energy() < measurement.denseEnergy());
    // 6 steps of 784 inputs to 24 neurons and 24 to 12, and the decoder's 72 to 20 to 784.
    assertTrue(dense.weightReads() >= 6 * (784 * 24 + 24 * 12) + 72 * 20 + 20 * 784);
  }

  @Test
  void spikesAreThoseOfAnExampleByLayers() {
    Measurement measurement = Measurement.of(model, null);
    Measurement.Spikes spikes = measurement.spikes();
    assertEquals(6 * 12 * measurement.metrics().latentSpikeRate(), spikes.latent(), 1e-9);
    assertEquals(6 * 24 * measurement.metrics().hiddenSpikeRate(), spikes.hidden(), 1e-9);
    assertEquals(spikes.hidden() + spikes.latent(), spikes.all());
  }
}
