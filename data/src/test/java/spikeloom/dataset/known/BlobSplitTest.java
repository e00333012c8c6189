package spikeloom.dataset.known;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.synthetic.DriftingBlobs;
import spikeloom.synthetic.DriftingBlobs.Pair;

class BlobSplitTest {
  private static final int CLASSES = DriftingBlobs.CLASSES;

  private final Dataset.Split split = Catalog.blobs(1, 40, 10).train();

  @Test
  void spikesAreExactlyTheBinsOfThePairThatIsTheTarget() {
    for (int i = 0; i < split.size(); i++) {
      SpikeBatch spikes = spikes(split, i, 60);
      float[] targets = targets(split, i, 0, 60);
      for (int t = 0; t < 60; t++) {
        Pair pair = DriftingBlobs.pairOf(hot(targets, t));
        Set<Integer> found = new TreeSet<>();
        for (int e = spikes.begin(0, t); e < spikes.end(0, t); e++) {
          found.add(spikes.channel(e));
        }
        assertEquals(new TreeSet<>(Arrays.asList(pair.first(), pair.second())), found);
        assertEquals(found.size(), spikes.end(0, t) - spikes.begin(0, t));
      }
    }
  }

  @Test
  void targetsAreOneAmongZerosWhateverWasThereBefore() {
    float[] to = new float[3 * CLASSES + 2];
    Arrays.fill(to, 7f);
    split.series().orElseThrow().write(2, 5, 3, to, 1);
    assertEquals(7f, to[0]);
    assertEquals(7f, to[3 * CLASSES + 1]);
    for (int k = 0; k < 3; k++) {
      float sum = 0;
      for (int v = 0; v < CLASSES; v++) {
        float value = to[1 + k * CLASSES + v];
        assertTrue(value == 0 || value == 1);
        sum += value;
      }
      assertEquals(1f, sum);
    }
  }

  @Test
  void targetsBeyondTheInputContinueTheSameSequence() {
    float[] whole = targets(split, 4, 0, 130);
    assertArrayEquals(
        Arrays.copyOfRange(whole, 100 * CLASSES, 130 * CLASSES), targets(split, 4, 100, 30));
    SpikeBatch all = spikes(split, 4, 130);
    assertEquals(all.events(), spikes(split, 4, 130).events());
    SpikeBatch begin = spikes(split, 4, 50);
    assertEquals(begin.end(0, 49), all.end(0, 49));
  }

  @Test
  void asASignalItIsTheTargetAtTheLastOfAHundredSteps() {
    assertEquals("1 step of 210", split.shape().toString());
    float[] signal = new float[CLASSES];
    split.copyTo(3, signal, 0);
    assertArrayEquals(targets(split, 3, 99, 1), signal);
    assertEquals(hot(signal, 0), split.label(3));
  }

  @Test
  void aRangeShiftsSpikesAndTargetsAsItShiftsSignals() {
    Dataset.Split part = split.range(10, 20);
    assertEquals(spikes(split, 12, 20), spikes(part, 2, 20));
    assertArrayEquals(targets(split, 12, 3, 4), targets(part, 2, 3, 4));
    assertEquals(split.label(12), part.label(2));
    assertEquals(20, part.spikes().orElseThrow().channels());
    assertEquals(210, part.series().orElseThrow().values());
    assertThrows(IndexOutOfBoundsException.class, () -> spikes(part, 10, 20));
    assertThrows(IndexOutOfBoundsException.class, () -> targets(part, 10, 0, 1));
  }

  @Test
  void setsOfSignalsHaveNeitherSpikesNorSeries() {
    Dataset.Split strokes = Catalog.strokes(1, 10, 10).train();
    assertTrue(strokes.spikes().isEmpty() && strokes.series().isEmpty());
    assertTrue(strokes.first(3).spikes().isEmpty() && strokes.first(3).series().isEmpty());
  }

  @Test
  void theSetOpensByNameInItsDefaultNumbersAtOnce() {
    Dataset set = Catalog.open("drifting-blobs", DataDirectory.given("."), 1);
    assertEquals(50_000, set.train().size());
    assertEquals(1_000, set.test().size());
    assertEquals(split.label(5), set.train().label(5));
    assertThrows(IndexOutOfBoundsException.class, () -> set.test().label(1_000));
  }

  private static SpikeBatch spikes(Dataset.Split split, int index, int steps) {
    SpikeSource source = split.spikes().orElseThrow();
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(steps, source.channels());
    source.write(index, steps, builder);
    builder.endSample();
    return builder.build();
  }

  private static float[] targets(Dataset.Split split, int index, int first, int count) {
    float[] to = new float[count * CLASSES];
    split.series().orElseThrow().write(index, first, count, to, 0);
    return to;
  }

  private static int hot(float[] targets, int step) {
    for (int v = 0; v < CLASSES; v++) {
      if (targets[step * CLASSES + v] == 1) {
        return v;
      }
    }
    throw new AssertionError("no class at step " + step);
  }
}
