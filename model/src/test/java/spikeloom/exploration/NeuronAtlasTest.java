package spikeloom.exploration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.NeuronAtlas.Neuron;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.spike.Cell;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikePart;
import spikeloom.spike.SpikeRaster;
import spikeloom.training.Plans;
import spikeloom.training.ResumeTest;
import spikeloom.training.Trainer;

class NeuronAtlasTest {
  private static final Dataset DATA = Catalog.strokes(1, 40, 20);
  private static final int SAMPLES = 9;
  private static final int ALL = 10_000;

  @TempDir Path folder;

  private Exploration trained(String changes) {
    Path run = folder.resolve("run");
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.MLP, 1, 1), changes);
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.start(plan, run, DATA));
    return new Exploration(TrainedModel.load(RunDirectory.openToRead(run), DATA, 1, note -> {}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decoder=mlp",
        "decoder=conv window=4",
        "encoder=src decoder=linear",
        "encoder=src pulse-noise=none"
      })
  void theMeanEffectOfANeuronIsTheAverageOverItsSpikes(String changes) {
    try (Exploration exploration = trained(changes)) {
      NeuronAtlas atlas = exploration.atlas(SAMPLES, ALL, EvaluationWatch.NONE);
      assertEquals(exploration.neurons(), atlas.neurons().size());
      int all = 0;
      for (Neuron neuron : atlas.neurons()) {
        double[] sum = new double[DATA.shape().size()];
        int count = 0;
        for (int i = 0; i < SAMPLES; i++) {
          Sample sample = exploration.sample(i);
          float[] whole = output(exploration, sample, sample.spikes());
          for (int t = 0; t < exploration.steps(); t++) {
            if (sample.spikes()[t][neuron.index()] != 0) {
              float[][] without =
                  Arrays.stream(sample.spikes()).map(float[]::clone).toArray(float[][]::new);
              without[t][neuron.index()] = 0;
              float[] less = output(exploration, sample, without);
              Arrays.setAll(sum, v -> sum[v] + whole[v] - less[v]);
              count++;
            }
          }
        }
        assertEquals(count, neuron.compared());
        for (int v = 0; v < sum.length; v++) {
          double expected = count == 0 ? 0 : sum[v] / count;
          assertEquals(expected, neuron.effect().values()[v], 1e-5, "value " + v);
        }
        all += count;
      }
      assertTrue(all > 0, "some neuron fires");
    }
  }

  private static float[] output(Exploration exploration, Sample sample, float[][] spikes) {
    return exploration.decode(sample, spikes, exploration.steps()).reconstruction().values();
  }

  @Test
  void meansOfStepsAndClassesAreCountsOfSpikesAndTheInformationIsTheRate() {
    try (Exploration exploration = trained("decoder=mlp")) {
      NeuronAtlas atlas = exploration.atlas(SAMPLES, 5, EvaluationWatch.NONE);
      assertEquals(SAMPLES, atlas.samples());
      double[][] steps = new double[exploration.neurons()][exploration.steps()];
      double[][] classes = new double[exploration.neurons()][atlas.classes().size()];
      double[] sizes = new double[atlas.classes().size()];
      double rate = 0;
      for (int i = 0; i < SAMPLES; i++) {
        Sample sample = exploration.sample(i);
        int label = atlas.classes().indexOf(sample.className());
        sizes[label]++;
        rate += sample.information().orElseThrow().rate(SpikePart.first(ALL)) / SAMPLES;
        for (int t = 0; t < exploration.steps(); t++) {
          for (int n = 0; n < exploration.neurons(); n++) {
            steps[n][t] += sample.spikes()[t][n] / SAMPLES;
            classes[n][label] += sample.spikes()[t][n];
          }
        }
      }
      double bits = 0;
      for (Neuron neuron : atlas.neurons()) {
        double[] means = classes[neuron.index()];
        Arrays.setAll(means, c -> means[c] / sizes[c]);
        assertArrayEquals(means, neuron.byClass(), 1e-9);
        assertArrayEquals(steps[neuron.index()], neuron.byStep(), 1e-6);
        assertEquals(Arrays.stream(steps[neuron.index()]).sum(), neuron.spikes(), 1e-5);
        assertTrue(neuron.compared() <= 5, "no more than wanted");
        bits += neuron.bits().orElseThrow();
      }
      assertTrue(atlas.informed());
      assertEquals(rate, bits, 1e-4 * rate);
    }
  }

  @Test
  void withoutProbabilitiesThereIsNoInformation() {
    try (Exploration exploration = trained("encoder=src pulse-noise=none")) {
      NeuronAtlas atlas = exploration.atlas(SAMPLES, 5, EvaluationWatch.NONE);
      assertFalse(atlas.informed());
      assertTrue(atlas.neurons().stream().anyMatch(neuron -> neuron.effectSize() > 0));
    }
  }

  /** Neuron 0 fires in every step of every sample, neuron 1 in step i of sample i. */
  private static AtlasComputation.Source handMade(List<Cell> asked) {
    SignalShape shape = new SignalShape.Image(1, 1, 2);
    return new AtlasComputation.Source() {
      @Override
      public List<String> classNames() {
        return List.of("odd", "absent", "even");
      }

      @Override
      public Sample sample(int index) {
        float[][] spikes = new float[4][2];
        for (int t = 0; t < 4; t++) {
          spikes[t][0] = 2;
        }
        spikes[index][1] = 1;
        return new Sample(
            index,
            index % 2 == 0 ? "even" : "odd",
            new Signal(shape, new float[2]),
            new SpikeRaster.Builder(4, 1).build(),
            Optional.empty(),
            spikes,
            Optional.empty());
      }

      /** Value n is the sum of neuron n's spikes, each weighted with its step. */
      @Override
      public float[][] outputs(Sample sample, List<Cell> without) {
        asked.addAll(without);
        float[][] outputs = new float[without.size() + 1][2];
        for (int i = 0; i < outputs.length; i++) {
          for (int t = 0; t < 4; t++) {
            for (int n = 0; n < 2; n++) {
              boolean gone = i > 0 && without.get(i - 1).equals(new Cell(t, n));
              outputs[i][n] += gone ? 0 : t * sample.spikes()[t][n];
            }
          }
        }
        return outputs;
      }
    };
  }

  @Test
  void theComparedSpikesAreSpreadEvenlyOverTheSamples() {
    List<Cell> asked = new ArrayList<>();
    NeuronAtlas atlas = new AtlasComputation(handMade(asked), 3, 4).run(EvaluationWatch.NONE);
    assertEquals(List.of("odd", "even"), atlas.classes());
    Neuron first = atlas.neurons().get(0);
    assertEquals(4, first.spikes());
    assertEquals(4, first.compared());
    List<Integer> steps =
        asked.stream().filter(cell -> cell.neuron() == 0).map(Cell::step).toList();
    assertEquals(List.of(2, 1, 0, 3), steps, "every third of twelve");
    assertArrayEquals(new float[] {3, 0}, first.effect().values(), "graded spikes of 2");
    assertEquals(3 / Math.sqrt(2), first.effectSize(), 1e-6);
    Neuron second = atlas.neurons().get(1);
    assertEquals(3, second.compared());
    assertArrayEquals(new float[] {0, 1}, second.effect().values());
    assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0, 0}, second.byStep(), 1e-12);
    assertArrayEquals(new double[] {1, 1}, second.byClass());
  }

  @Test
  void theProgressCountsEverySampleTwiceAndTheComputationCanBeCancelled() {
    List<String> reported = new ArrayList<>();
    new AtlasComputation(handMade(new ArrayList<>()), 3, 4)
        .run((done, all) -> reported.add(done + "/" + all));
    assertEquals(List.of("0/6", "1/6", "2/6", "3/6", "4/6", "5/6", "6/6"), reported);
    AtlasComputation cancelled = new AtlasComputation(handMade(new ArrayList<>()), 3, 4);
    EvaluationWatch watch =
        (done, all) -> {
          if (done == 4) {
            throw new CancellationException();
          }
        };
    assertThrows(CancellationException.class, () -> cancelled.run(watch));
  }
}
