package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.objective.Distortion;
import spikeloom.spike.SignalShape;

final class MeanTargetTest {
  /** Images of two pixels. */
  private record Pairs(List<float[]> images) implements Dataset.Split {
    Pairs(float[]... images) {
      this(List.of(images));
    }

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public SignalShape shape() {
      return new SignalShape.Image(1, 1, 2);
    }

    @Override
    public int label(int index) {
      return 0;
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      System.arraycopy(images.get(index), 0, target, at, 2);
    }
  }

  @Test
  void aMeanOfAQuarterAndAHalfCostsItsCrossEntropy() {
    Dataset.Split train = new Pairs(new float[] {0, 0}, new float[] {0.5f, 1});
    Dataset.Split test = new Pairs(new float[] {1, 0}, new float[] {0, 0.5f});
    double first = -Math.log(0.25) - Math.log(0.5);
    double second = -Math.log(0.75) - Math.log(0.5);
    assertEquals(
        (first + second) / 4, MeanTarget.distortion(train, test, Distortion.CROSS_ENTROPY), 1e-6);
  }

  @Test
  void theSameMeanCostsItsSquaredErrorWhereThatIsTheDistortion() {
    Dataset.Split train = new Pairs(new float[] {0, 0}, new float[] {0.5f, 1});
    Dataset.Split test = new Pairs(new float[] {1, 0}, new float[] {0, 0.5f});
    double squares = 0.75 * 0.75 + 0.5 * 0.5 + 0.25 * 0.25;
    assertEquals(squares / 4, MeanTarget.distortion(train, test, Distortion.SQUARED_ERROR), 1e-6);
  }

  @Test
  void aPixelThatWasNeverLitCostsMuchButNotEverythingWhenItIs() {
    Dataset.Split dark = new Pairs(new float[] {0, 0});
    Dataset.Split lit = new Pairs(new float[] {1, 0});
    assertEquals(
        -Math.log(1e-6) / 2, MeanTarget.distortion(dark, lit, Distortion.CROSS_ENTROPY), 1e-4);
  }

  @Test
  void drawnDigitsHaveTheErrorOfANaiveSum() {
    Dataset digits = Catalog.strokes(1, 70, 30);
    int values = digits.shape().size();
    double[] mean = new double[values];
    float[] image = new float[values];
    for (int i = 0; i < 70; i++) {
      digits.train().copyTo(i, image, 0);
      for (int v = 0; v < values; v++) {
        mean[v] += image[v] / 70;
      }
    }
    double sum = 0;
    for (int i = 0; i < 30; i++) {
      digits.test().copyTo(i, image, 0);
      for (int v = 0; v < values; v++) {
        double p = Math.min(1 - 1e-6, Math.max(1e-6, mean[v]));
        sum -= image[v] * Math.log(p) + (1 - image[v]) * Math.log(1 - p);
      }
    }
    double naive = sum / (30 * values);
    assertEquals(
        naive,
        MeanTarget.distortion(digits.train(), digits.test(), Distortion.CROSS_ENTROPY),
        1e-5 * naive);
  }

  @Test
  void anImageAgainstItselfCostsItsGreyPixelsOnly() {
    Dataset.Split grey = new Pairs(new float[] {1, 0.5f}, new float[] {0, 0.25f});
    double quarter = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
    assertEquals((Math.log(2) + quarter) / 4, MeanTarget.entropy(grey), 1e-6);
  }
}
