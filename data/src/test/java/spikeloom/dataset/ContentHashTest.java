package spikeloom.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.spike.SignalShape;

final class ContentHashTest {
  private static final SignalShape SHAPE = new SignalShape.Series(3, 1);

  private static final String HASH = "0123456789abcdef".repeat(4);

  private static Dataset set(String name, int train, int changed) {
    return new Dataset(
        name, List.of("a", "b"), held(train, changed), held(4, -1), Dataset.AS_PUBLISHED);
  }

  private static HeldSamples held(int samples, int changed) {
    float[] values = new float[samples * SHAPE.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 97) / 97f;
    }
    if (changed >= 0) {
      values[changed * SHAPE.size() + 1] = 0.123f;
    }
    return new HeldSamples(
        SHAPE,
        values,
        new int[samples],
        IntStream.range(0, samples).mapToObj(Integer::toString).toList());
  }

  /** Samples of zeros that are not in memory; counts how many are read. */
  private record Zeros(int size, AtomicInteger reads) implements Dataset.Split {
    @Override
    public SignalShape shape() {
      return SHAPE;
    }

    @Override
    public int label(int index) {
      return 0;
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      reads.incrementAndGet();
      Arrays.fill(target, at, at + SHAPE.size(), 0f);
    }

    @Override
    public boolean lazy() {
      return true;
    }
  }

  @Test
  void ofALargeSetThatIsNotInMemoryARunReadsSomeSamples() {
    AtomicInteger reads = new AtomicInteger();
    Zeros large = new Zeros((1 << 24) / SHAPE.size() + 1, reads);
    Dataset set = new Dataset("a", List.of("a", "b"), large, held(4, -1), Dataset.AS_PUBLISHED);
    assertNull(train(set, ContentHash.Depth.RECORDED).allSha256());
    assertEquals(SplitContents.MOST, reads.getAndSet(0));
    Dataset small =
        new Dataset(
            "a", List.of("a", "b"), new Zeros(600, reads), held(4, -1), Dataset.AS_PUBLISHED);
    assertNotNull(train(small, ContentHash.Depth.RECORDED).allSha256());
    assertEquals(600, reads.get());
  }

  private static SplitContents train(Dataset dataset, ContentHash.Depth depth) {
    return ContentHash.of(dataset, depth).get(0);
  }

  @Test
  void aChangedValueOfASmallSetIsNamedByItsSample() {
    SplitContents before = train(set("a", 40, -1), ContentHash.Depth.QUICK);
    SplitContents after = train(set("a", 40, 3), ContentHash.Depth.QUICK);
    assertEquals(
        Optional.of("1 of the 40 train samples differ, the first is number 4"),
        before.difference(after, held(40, 3)));
    assertEquals(
        Optional.empty(),
        before.difference(train(set("a", 40, -1), ContentHash.Depth.FULL), held(40, -1)));
  }

  @Test
  void anotherLabelAnotherIdentityOrAnotherNumberOfSamplesIsADifference() {
    HeldSamples one = held(5, -1);
    SplitContents before = contents(one);
    int[] labels = {0, 0, 1, 0, 0};
    SplitContents labelled =
        contents(new HeldSamples(SHAPE, one.values(), labels, one.identities()));
    SplitContents named =
        contents(
            new HeldSamples(SHAPE, one.values(), one.labels(), List.of("0", "1", "x", "3", "4")));
    HeldSamples rows =
        new HeldSamples(SHAPE, one.values(), labels, List.of("a", "b", "row 8", "d", "e"));
    for (SplitContents now : List.of(labelled, named)) {
      assertEquals(
          Optional.of("1 of the 5 train samples differ, the first is number 3 (row 8)"),
          before.difference(now, rows));
    }
    HeldSamples more = held(6, -1);
    assertEquals(Optional.of("5 train samples became 6"), before.difference(contents(more), more));
  }

  private static SplitContents contents(HeldSamples train) {
    return train(
        new Dataset("a", List.of("a", "b"), train, held(4, -1), Dataset.AS_PUBLISHED),
        ContentHash.Depth.QUICK);
  }

  @Test
  void ofALargeSetSomeSamplesAreComparedAndAllOnRequest() {
    int samples = (1 << 22) / 3 + 1; // more values than a quick look reads
    int unseen = SplitContents.BLOCK + 1; // between two of those that are spread evenly
    SplitContents quick = train(set("a", samples, -1), ContentHash.Depth.QUICK);
    assertNull(quick.allSha256());
    assertEquals(8 * SplitContents.MOST, quick.digests().length());
    SplitContents whole = train(set("a", samples, -1), ContentHash.Depth.RECORDED);
    assertEquals(quick.sha256(), whole.sha256());

    Dataset changed = set("a", samples, unseen);
    assertEquals(
        Optional.empty(),
        whole.difference(train(changed, ContentHash.Depth.QUICK), changed.train()));
    String found =
        whole.difference(train(changed, ContentHash.Depth.FULL), changed.train()).orElseThrow();
    assertTrue(found.startsWith("some of the 1,398,102 train samples differ"), found);
    Dataset ending = set("a", samples, samples - 1);
    String last =
        whole.difference(train(ending, ContentHash.Depth.QUICK), ending.train()).orElseThrow();
    assertEquals(
        "1 of 512 compared of 1,398,102 train samples differ, the first is number 1,398,102", last);
  }

  @Test
  void theComparedSamplesAreTheFirstTheLastAndOthersBetweenEachOnce() {
    for (int samples : new int[] {1, 511, 512, 513, 700, 60_000}) {
      int[] chosen =
          IntStream.range(0, SplitContents.compared(samples))
              .map(k -> SplitContents.index(k, samples))
              .toArray();
      assertEquals(chosen.length, IntStream.of(chosen).distinct().count(), "of " + samples);
      assertTrue(
          IntStream.range(1, chosen.length).allMatch(k -> chosen[k] > chosen[k - 1]),
          "ascending, of " + samples);
      assertEquals(0, chosen[0]);
      assertEquals(samples - 1, chosen[chosen.length - 1]);
    }
  }

  @Test
  void aRenamedFileOrAMovedFolderHasTheSameContents(@TempDir Path folder) throws IOException {
    Path table = Files.writeString(folder.resolve("one.csv"), "a,b\n" + "1,2\n3,4\n".repeat(9));
    List<SplitContents> before = contents(table);
    Path moved = Files.createDirectories(folder.resolve("x")).resolve("two.csv");
    Files.move(table, moved);
    assertEquals(before, contents(moved));
    Files.writeString(moved, Files.readString(moved).replaceFirst("3,4", "3,3.5"));
    assertNotEquals(before, contents(moved));
  }

  private static List<SplitContents> contents(Path path) {
    Dataset dataset =
        Sources.open(path.toString(), DataDirectory.standard(), 1, SourceOptions.defaults());
    return ContentHash.of(dataset, ContentHash.Depth.QUICK);
  }

  @Test
  void spikesAreAPartOfTheContents() {
    Dataset first = Catalog.blobs(1, 6, 3);
    assertEquals(
        ContentHash.of(first, ContentHash.Depth.FULL),
        ContentHash.of(Catalog.blobs(1, 6, 3), ContentHash.Depth.QUICK));
    SplitContents other = train(Catalog.blobs(2, 6, 3), ContentHash.Depth.FULL);
    assertTrue(train(first, ContentHash.Depth.FULL).difference(other, first.train()).isPresent());
  }

  @Test
  void aThreadThatIsInterruptedStopsReading() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          CancellationException.class,
          () -> ContentHash.of(set("a", 5, -1), ContentHash.Depth.FULL));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void contentsThatDoNotFitTheirNumberOfSamplesAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SplitContents("train\n", 1, HASH, "00112233", null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SplitContents("train", 2, HASH, "00112233", null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SplitContents("train", 1, HASH, "nothex!!", null));
    assertThrows(
        IllegalArgumentException.class, () -> new SplitContents("train", 1, "", "00112233", null));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SplitContents("train", 1, HASH, "00112233", "no hash"));
  }
}
