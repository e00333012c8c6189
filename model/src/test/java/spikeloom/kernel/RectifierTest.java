package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class RectifierTest {
  @Test
  void negativeUnitsAreSilentAndHaveNoGradient() {
    FastRandom random = new FastRandom(1);
    float[] x = new float[128];
    float[] d = new float[128];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 5 == 0 ? 0f : i % 7 == 0 ? -0f : (float) random.nextGaussian();
      d[i] = (float) random.nextGaussian();
    }
    float[] vectors = x.clone();
    float[] plain = x.clone();
    float[] vectorChange = d.clone();
    float[] plainChange = d.clone();
    VectorRectifier.forward(vectors, 32, 64);
    PlainRectifier.forward(plain, 32, 64);
    VectorRectifier.backward(vectors, 32, vectorChange, 32, 64);
    PlainRectifier.backward(plain, 32, plainChange, 32, 64);
    Rows units = new Rows(x.clone(), 32, 32);
    Rows change = new Rows(d.clone(), 32, 32);
    Rectifier.forward(units, new Range(0, 2));
    Rectifier.backward(units, new Range(0, 2), change);
    for (int i = 0; i < x.length; i++) {
      boolean here = i >= 32 && i < 96;
      float y = here ? Math.max(0, x[i]) : x[i];
      float g = here && x[i] <= 0 ? 0 : d[i];
      for (float[] each : new float[][] {vectors, plain, units.values()}) {
        assertEquals(y, each[i], 0f);
      }
      for (float[] each : new float[][] {vectorChange, plainChange, change.values()}) {
        assertEquals(g, each[i], 0f);
      }
    }
  }
}
