package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spikeloom.file.DataException;
import spikeloom.image.PictureFile;
import spikeloom.image.PictureFormat;
import spikeloom.image.PictureFormat.Colours;
import spikeloom.image.ShapePictures;

class EncodedPicturesTest {
  private static final int COUNT = 24;
  private static final PictureFormat FORMAT = new PictureFormat(Colours.COLOUR, 16, 16);
  private static final int SIZE = FORMAT.shape().size();

  private final AtomicInteger decoded = new AtomicInteger();
  private final List<byte[]> files =
      IntStream.range(0, COUNT)
          .mapToObj(i -> ShapePictures.file(i, 20 + i, 30, i % 2 == 0 ? "png" : "jpg"))
          .toList();

  private EncodedPictures pictures(long most) {
    return new EncodedPictures(
        IntStream.range(0, COUNT).mapToObj(i -> Path.of(Integer.toString(i))).toList(),
        new int[COUNT],
        IntStream.range(0, COUNT).mapToObj(Integer::toString).toList(),
        (file, format) -> {
          decoded.incrementAndGet();
          byte[] content = files.get(Integer.parseInt(file.toString()));
          return PictureFile.read(file.toString(), content, format);
        },
        FORMAT,
        most);
  }

  private static float[] read(EncodedPictures pictures, int index) {
    float[] values = new float[SIZE];
    pictures.copyTo(index, values, 0);
    return values;
  }

  @Test
  void whatIsKeptIsDecodedOnceAndTheRestEachTime() {
    EncodedPictures pictures = pictures(10L * SIZE + 5);
    assertEquals(10, pictures.kept());
    for (int epoch = 0; epoch < 3; epoch++) {
      for (int i = 0; i < COUNT; i++) {
        read(pictures, i);
      }
    }
    assertEquals(10 + 3 * (COUNT - 10), decoded.get());
  }

  @Test
  void theValuesAreTheSameWithAnyCacheAndNumberOfThreads() throws Exception {
    EncodedPictures all = pictures(Long.MAX_VALUE);
    float[][] expected =
        IntStream.range(0, COUNT).mapToObj(i -> read(all, i)).toArray(float[][]::new);
    for (long most : new long[] {0, 7L * SIZE, Long.MAX_VALUE}) {
      EncodedPictures pictures = pictures(most);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Callable<float[][]>> tasks = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
          tasks.add(
              () ->
                  IntStream.range(0, 2 * COUNT)
                      .mapToObj(i -> read(pictures, i % COUNT))
                      .toArray(float[][]::new));
        }
        for (Future<float[][]> task : threads.invokeAll(tasks)) {
          assertSame(expected, task);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static void assertSame(float[][] expected, Future<float[][]> task)
      throws InterruptedException, ExecutionException {
    float[][] actual = task.get();
    for (int i = 0; i < actual.length; i++) {
      assertArrayEquals(expected[i % COUNT], actual[i]);
    }
  }

  @Test
  void aPictureThatIsDamagedIsNamedWhenItIsRead() {
    Arrays.fill(files.get(3), 40, files.get(3).length, (byte) 0);
    EncodedPictures pictures = pictures(Long.MAX_VALUE);
    read(pictures, 2);
    DataException failure = assertThrows(DataException.class, () -> read(pictures, 3));
    assertEquals("3", failure.getMessage().split(" ", 2)[0]);
    assertThrows(DataException.class, () -> read(pictures, 3), "it is not taken for decoded");
  }

  @Test
  void samplesAreCheckedByTheirIndex() {
    assertThrows(IndexOutOfBoundsException.class, () -> read(pictures(0), COUNT));
    assertThrows(IndexOutOfBoundsException.class, () -> read(pictures(0), -1));
  }
}
