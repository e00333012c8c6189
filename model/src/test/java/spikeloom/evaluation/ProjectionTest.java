package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  @Test
  void rowsOfAPlaneKeepTheirDistances() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] rows = new float[40][5];
    for (float[] row : rows) {
      float a = (float) random.nextDouble(-5, 5);
      float b = (float) random.nextDouble(-1, 1);
      row[1] = 0.6f * a + 2;
      row[2] = 0.8f * a;
      row[4] = b;
    }
    double[][] places = Projection.principal(rows, new SplittableRandom(1));
    for (int i = 1; i < rows.length; i++) {
      double far = 0;
      for (int d = 0; d < 5; d++) {
        far += Math.pow(rows[i][d] - rows[0][d], 2);
      }
      double found = Math.hypot(places[i][0] - places[0][0], places[i][1] - places[0][1]);
      assertEquals(Math.sqrt(far), found, 1e-4);
    }
  }

  @Test
  void groupsOfManyDimensionsStayGroupsOfNeighbours() {
    SplittableRandom random = new SplittableRandom(5);
    float[][] rows = new float[90][60];
    for (int i = 0; i < rows.length; i++) {
      for (int d = 0; d < 60; d++) {
        rows[i][d] = (float) (random.nextDouble() + (d / 10 == i % 3 ? 2 : 0));
      }
    }
    double[][] places = Projection.neighbours(rows, new SplittableRandom(1));
    for (int i = 0; i < rows.length; i++) {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < rows.length; j++) {
        double far = Math.hypot(places[i][0] - places[j][0], places[i][1] - places[j][1]);
        if (j != i && far < least) {
          least = far;
          nearest = j;
        }
      }
      assertEquals(i % 3, nearest % 3, "neighbour of " + i);
    }
  }

  @Test
  void rowsThatAreAllAlikeLieTogetherAndNothingIsInfinite() {
    float[][] rows = new float[8][3];
    for (double[] place : Projection.principal(rows, new SplittableRandom(1))) {
      assertArrayEquals(new double[2], place, 1e-9);
    }
    for (double[] place : Projection.neighbours(rows, new SplittableRandom(1))) {
      assertTrue(Double.isFinite(place[0]) && Double.isFinite(place[1]));
    }
  }
}
