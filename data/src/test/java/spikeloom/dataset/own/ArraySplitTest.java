package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.ArrayView;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.numpy.NpzWriter;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

class ArraySplitTest {
  private static final int SAMPLES = 20;

  @TempDir Path folder;

  private Dataset open(ArrayView view) {
    return Sources.open(
        folder.resolve("a.npz").toString(),
        new DataDirectory(folder, DataDirectory.Origin.OPTION),
        1,
        SourceOptions.defaults().with(view));
  }

  /** The value that a set gives, computed from all values of the training part at once. */
  private static float scaled(double value, double least, double most) {
    double scaled = (value - least) / (most - least);
    return (float) Math.max(0, Math.min(1, scaled));
  }

  private static int row(Dataset.Split split, int index) {
    return Integer.parseInt(split.identity(index).substring("sample ".length())) - 1;
  }

  @Test
  void picturesOfBytesAreScaledByOneRangeAndTakenApartIntoPlanes() throws IOException {
    byte[] bytes = new byte[SAMPLES * 4 * 5 * 3];
    FastRandom random = RandomKey.ofSeed(2).fold("bytes").random();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (20 + random.nextInt(200));
    }
    try (NpzWriter writer = new NpzWriter(Files.newOutputStream(folder.resolve("a.npz")))) {
      writer.addBytes("x", List.of(SAMPLES, 4, 5, 3), out -> out.write(bytes));
    }
    Dataset set = open(ArrayView.AUTO);
    int[] range =
        IntStream.range(0, set.train().size())
            .flatMap(
                i -> IntStream.range(0, 60).map(v -> bytes[60 * row(set.train(), i) + v] & 255))
            .sorted()
            .toArray();
    float[] values = new float[62];
    for (int i = 0; i < set.test().size(); i++) {
      set.test().copyTo(i, values, 2);
      for (int v = 0; v < 60; v++) {
        int stored = 60 * row(set.test(), i) + v % 20 * 3 + v / 20;
        assertEquals(scaled(bytes[stored] & 255, range[0], range[range.length - 1]), values[2 + v]);
      }
    }
  }

  @Test
  void seriesAreScaledVariableByVariable() throws IOException {
    float[] all = new float[SAMPLES * 6 * 2];
    FastRandom random = RandomKey.ofSeed(3).fold("series").random();
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) (random.nextDouble() * (i % 2 == 0 ? 1 : 1000) - 3);
    }
    try (NpzWriter writer = new NpzWriter(Files.newOutputStream(folder.resolve("a.npz")))) {
      writer.add("x", all, List.of(SAMPLES, 6, 2));
    }
    Dataset set = open(ArrayView.SERIES);
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < set.train().size(); i++) {
      for (int v = 0; v < 12; v++) {
        float value = all[12 * row(set.train(), i) + v];
        least[v % 2] = Math.min(least[v % 2], value);
        most[v % 2] = Math.max(most[v % 2], value);
      }
    }
    float[] values = new float[12];
    for (Dataset.Split split : List.of(set.train(), set.test())) {
      for (int i = 0; i < split.size(); i++) {
        split.copyTo(i, values, 0);
        for (int v = 0; v < 12; v++) {
          float value = all[12 * row(split, i) + v];
          assertEquals(scaled(value, least[v % 2], most[v % 2]), values[v]);
        }
      }
    }
  }
}
