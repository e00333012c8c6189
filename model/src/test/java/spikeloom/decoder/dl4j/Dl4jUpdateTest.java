package spikeloom.decoder.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.learning.Adam;
import spikeloom.random.FastRandom;

final class Dl4jUpdateTest {
  @BeforeAll
  static void oneThread() {
    NativeBackend.start(1);
  }

  @Test
  void updatesAreThoseOfTheAdamOfDeeplearning4j() {
    int count = 70;
    Parameters.Layout layout = new Parameters.Layout();
    Parameters.Slice slice = layout.padded("weights", 1, count);
    Parameters parameters = layout.build();
    FastRandom random = new FastRandom(4);
    double[] expected = new double[count];
    for (int i = 0; i < count; i++) {
      expected[i] = random.nextGaussian();
      parameters.values()[slice.at(0, i)] = (float) expected[i];
    }
    AdamUpdater theirs =
        new AdamUpdater(new org.nd4j.linalg.learning.config.Adam(0.01, 0.9, 0.999, 1e-8));
    Map<String, INDArray> state = new HashMap<>();
    state.put("M", Nd4j.zeros(DataType.DOUBLE, 1, count));
    state.put("V", Nd4j.zeros(DataType.DOUBLE, 1, count));
    theirs.setState(state, true);
    try (Workers workers = new Workers(2)) {
      Adam ours = new Adam(parameters, workers);
      for (int n = 0; n < 20; n++) {
        INDArray gradient = Nd4j.create(DataType.DOUBLE, 1, count);
        for (int i = 0; i < count; i++) {
          float g = (float) random.nextGaussian();
          gradient.putScalar(0, i, g);
          ours.gradient()[slice.at(0, i)] = g;
        }
        theirs.applyUpdater(gradient, n, 0);
        ours.update(0.01, workers);
        for (int i = 0; i < count; i++) {
          expected[i] -= gradient.getDouble(0, i);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      assertEquals(expected[i], parameters.values()[slice.at(0, i)], 2e-6, "value " + i);
    }
  }
}
