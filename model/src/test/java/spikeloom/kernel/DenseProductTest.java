package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

final class DenseProductTest {
  private static final float GUARD = 42f;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "5, 3, 31",
    "6, 7, 32",
    "7, 13, 33",
    "11, 32, 64",
    "12, 37, 65",
    "13, 5, 97"
  })
  void aProductIsExactlyTheSumOverTheInnerIndex(int rows, int inner, int columns) {
    FastRandom random = new FastRandom(rows);
    int leftStride = Padding.stride(inner);
    int stride = Padding.stride(columns);
    Rows left = Dyadic.matrix(32, rows, inner, leftStride, random);
    Rows right = Dyadic.matrix(64, inner, columns, stride, random);
    float[] out = new float[32 + rows * stride + 1];
    Arrays.fill(out, GUARD);
    Rows target = new Rows(out, 32, stride);
    int middle = (rows + 1) / 2; // workers divide the rows
    DenseProduct.multiply(left, new Range(0, middle), inner, right, target);
    assertEquals(GUARD, out[32 + middle * stride], "what lies behind the first range");
    DenseProduct.multiply(left, new Range(middle, middle), inner, right, target);
    DenseProduct.multiply(left, new Range(middle, rows), inner, right, target);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < stride; c++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum +=
              (double) left.values()[32 + r * leftStride + k] * right.values()[64 + k * stride + c];
        }
        assertEquals((float) sum, out[32 + r * stride + c], 0f, "row " + r + ", column " + c);
      }
    }
    assertEquals(GUARD, out[31], "what lies before the product");
    assertEquals(GUARD, out[32 + rows * stride], "what lies behind the product");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 50", "33, 31", "64, 32", "70, 65"})
  void rangesOfRowsTransposeToTheWholeMatrixAndLeaveItsPaddingAlone(int rows, int columns) {
    FastRandom random = new FastRandom(columns);
    Rows matrix = Dyadic.matrix(32, rows, columns, Padding.stride(columns), random);
    int stride = Padding.stride(rows);
    Rows out = new Rows(new float[16 + columns * stride], 16, stride);
    Arrays.fill(out.values(), GUARD);
    int third = rows / 3;
    DenseProduct.transpose(matrix, new Range(0, third), columns, out);
    DenseProduct.transpose(matrix, new Range(third, third), columns, out);
    DenseProduct.transpose(matrix, new Range(third, rows), columns, out);
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < stride; r++) {
        float expected = r < rows ? matrix.values()[32 + r * matrix.stride() + c] : GUARD;
        assertEquals(expected, out.values()[16 + c * stride + r], 0f, "row " + r + " of " + c);
      }
    }
    assertEquals(GUARD, out.values()[15], "what lies before the transposed matrix");
  }
}
