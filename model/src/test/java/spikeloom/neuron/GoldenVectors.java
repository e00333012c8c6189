package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Published numbers in JSON, of the folder {@code vectors} of the tests' resources. */
public final class GoldenVectors {
  private GoldenVectors() {}

  /** The content of a file. */
  public static JsonNode read(String name) {
    String path = "/vectors/" + name;
    try (InputStream in = GoldenVectors.class.getResourceAsStream(path)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, path));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** A list of numbers. */
  public static double[] row(JsonNode list) {
    double[] row = new double[list.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = list.get(i).doubleValue();
    }
    return row;
  }

  /** A list of lists of numbers. */
  public static double[][] rows(JsonNode list) {
    double[][] rows = new double[list.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(list.get(i));
    }
    return rows;
  }

  /** Fails unless all elements agree. */
  public static void requireNear(
      JsonNode expected, double[][] actual, double tolerance, String what) {
    assertEquals(expected.size(), actual.length, what);
    for (int i = 0; i < actual.length; i++) {
      requireNear(expected.get(i), actual[i], tolerance, what + ", row " + i);
    }
  }

  /** Fails unless all elements agree. */
  public static void requireNear(
      JsonNode expected, double[] actual, double tolerance, String what) {
    assertEquals(expected.size(), actual.length, what);
    for (int i = 0; i < actual.length; i++) {
      assertEquals(expected.get(i).doubleValue(), actual[i], tolerance, what + ", element " + i);
    }
  }
}
