package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.Windows;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.PixelLatency;
import spikeloom.encoding.RateEncoding;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.encoding.TimedEncoding;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;
import spikeloom.synthetic.DriftingBlobs;

final class BatchesTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1).fold("input");
  private static final Input RATE = new Input.Coded(new RateEncoding());
  private final Dataset.Split split = Bars.dataset(20, 1).train();
  private final Batches batches =
      new Batches(split, Presentation.ofSignals(new RateEncoding(), 30), new Workers(1));

  @Test
  void theSpikesOfASampleDependOnKeyAndIndexAlone() {
    Batch many = batches.of(new int[] {3, 7, 19}, KEY);
    Batch one = batches.of(new int[] {7}, KEY);
    requireSame(many.input().raster(1), one.input().raster(0));
    Batch reversed = batches.of(new int[] {19, 7, 3}, KEY);
    requireSame(many.input().raster(0), reversed.input().raster(2));
    assertNotEquals(one.input(), batches.of(new int[] {7}, KEY.fold(1)).input(), "another key");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void codesInContinuousTimeMakeTimedBatches(int count) {
    Input input = new Input.Coded(TimedEncoding.PIXEL_LATENCY);
    try (Workers workers = new Workers(count)) {
      Presentation shown = new Presentation(input, new Target.Signal(), Windows.atTheEnd(6, 6), 0);
      SpikeBatch batch = new Batches(split, shown, workers).of(new int[] {3, 7, 19}, KEY).input();
      assertTrue(batch.timed());
      assertTrue(batch.events() > 0);
      float[] values = new float[Bars.VALUES];
      split.copyTo(7, values, 0);
      for (int i = batch.begin(1, 0); i < batch.end(1, 0); i++) {
        double time = 6 * new PixelLatency().share(values[batch.channel(i)]);
        assertEquals(time, batch.offset(i), 1e-7);
      }
    }
  }

  @Test
  void everyCodeGivesTheSameSpikesForAnyNumberOfWorkers() {
    int[] all = {0, 1, 2, 3, 7, 19, 11};
    try (Workers workers = new Workers(3)) {
      for (SpikeEncoding code : Encodings.all()) {
        Presentation shown = Presentation.ofSignals(code, code.steps(split.shape()).orElse(12));
        SpikeBatch one = new Batches(split, shown, new Workers(1)).of(all, KEY).input();
        SpikeBatch many = new Batches(split, shown, workers).of(all, KEY).input();
        assertEquals(one, many, code.code());
        assertEquals(code.channels(split.shape()), one.channels());
        assertTrue(one.events() > 0, code.code());
      }
    }
  }

  private static void requireSame(SpikeRaster a, SpikeRaster b) {
    assertEquals(a.steps(), b.steps());
    for (int t = 0; t < a.steps(); t++) {
      for (int n = 0; n < a.channels(); n++) {
        assertEquals(a.value(t, n), b.value(t, n), "step " + t + ", channel " + n);
      }
    }
  }

  @Test
  void targetsAndIdentitiesAreThoseOfTheSamples() {
    int[] indices = {5, 0};
    Batch batch = batches.of(indices, KEY);
    assertEquals(2, batch.samples());
    assertArrayEquals(indices, batch.identity());
    for (int b = 0; b < 2; b++) {
      float[] expected = new float[Bars.VALUES];
      split.copyTo(indices[b], expected, 0);
      assertArrayEquals(expected, part(batch.target(), b, Bars.VALUES));
    }
  }

  @Test
  void aSignalIsTheTargetOfEveryDecodeStep() {
    Windows windows = Windows.everyStep(6, 2, 3);
    Batch batch = batch(split, new Presentation(RATE, new Target.Signal(), windows, 0), 5, 0);
    for (int o = 0; o < 6; o++) {
      float[] expected = new float[Bars.VALUES];
      split.copyTo(o < 3 ? 5 : 0, expected, 0);
      assertArrayEquals(expected, part(batch.target(), o, Bars.VALUES), "output " + o);
    }
    Batch whole = batch(split, Presentation.ofSignals(new RateEncoding(), 6), 5, 0);
    assertEquals(whole.input(), batch.input(), "what is asked does not change what is shown");
  }

  @Test
  void aLabelIsOneAmongZerosAtEveryDecodeStep() {
    Windows windows = Windows.everyStep(6, 2, 3);
    Presentation labels = new Presentation(RATE, new Target.Label(2), windows, 0);
    assertArrayEquals(
        new float[] {0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0}, batch(split, labels, 5, 0).target());
    assertEquals(2, new Batches(split, labels, new Workers(1)).shape().size());
    Presentation signals = new Presentation(RATE, new Target.Signal(), windows, 0);
    assertEquals(batch(split, signals, 5, 0).input(), batch(split, labels, 5, 0).input());
  }

  @Test
  void aTargetIsWrittenOverWhateverWasThere() {
    Windows windows = Windows.everyStep(6, 2, 3);
    float[] to = new float[8];
    Arrays.fill(to, 7f);
    new Target.Label(2).write(split, 5, windows, to, 1);
    assertArrayEquals(new float[] {7, 0, 1, 0, 1, 0, 1, 7}, to);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5, 3, 40})
  void recordedSpikesComeWithTheTargetsThatLieALagAfterEachDecodeStep(int lag) {
    Dataset.Split blobs = Catalog.blobs(1, 10, 1).train();
    Windows windows = Windows.everyStep(20, 4, 6);
    Presentation shown = new Presentation(new Input.Recorded(), new Target.Series(lag), windows, 0);
    Batch batch = batch(blobs, shown, 7, 2);
    assertEquals(DriftingBlobs.BINS, batch.input().channels());
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(20, DriftingBlobs.BINS);
    SpikeSource source = blobs.spikes().orElseThrow();
    for (int index : new int[] {7, 2}) {
      source.write(index, 20, builder);
      builder.endSample();
    }
    assertEquals(builder.build(), batch.input());
    for (int o = 0; o < 2 * windows.count(); o++) {
      int step = 6 + o % windows.count() + lag;
      float[] expected = new float[DriftingBlobs.CLASSES];
      blobs.series().orElseThrow().write(o < windows.count() ? 7 : 2, step, 1, expected, 0);
      assertArrayEquals(expected, part(batch.target(), o, DriftingBlobs.CLASSES), "output " + o);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void anyNumberOfWorkersMakesTheSameBatch(int count) {
    Windows windows = Windows.everyStep(6, 2, 3);
    int[] indices = {3, 1, 4, 15, 9, 2, 6, 5};
    for (Dataset data : new Dataset[] {Bars.dataset(20, 1), RecordedBars.dataset(20, 1)}) {
      Input input = data.train().spikes().isPresent() ? new Input.Recorded() : RATE;
      for (Target target : new Target[] {new Target.Signal(), new Target.Label(2)}) {
        Presentation shown = new Presentation(input, target, windows, 2);
        Batch alone = batch(data.train(), shown, indices);
        try (Workers workers = new Workers(count)) {
          Batch together = new Batches(data.train(), shown, workers).of(indices, KEY);
          assertEquals(alone.input(), together.input());
          assertArrayEquals(alone.target(), together.target());
        }
      }
    }
  }

  @Test
  void whatASetDoesNotHaveIsRefused() {
    Input recorded = new Input.Recorded();
    Windows windows = Windows.atTheEnd(6, 6);
    assertThrows(
        IllegalArgumentException.class,
        () -> batch(split, new Presentation(recorded, new Target.Signal(), windows, 0), 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> batch(split, new Presentation(RATE, new Target.Series(0), windows, 0), 0));
  }

  private static Batch batch(Dataset.Split split, Presentation shown, int... indices) {
    return new Batches(split, shown, new Workers(1)).of(indices, KEY);
  }

  private static float[] part(float[] values, int index, int size) {
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }
}
