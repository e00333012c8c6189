package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Numbers that others computed, from {@code src/test/resources/vectors}. */
public final class TestVectors {
  private TestVectors() {}

  /** The tree of a file. */
  public static JsonNode read(String file) throws IOException {
    try (InputStream in = TestVectors.class.getResourceAsStream("/vectors/" + file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      return new ObjectMapper().readTree(in);
    }
  }

  /** The cases of a file; fails unless there are as many as stated. */
  public static List<JsonNode> cases(String file, int count) throws IOException {
    return list(read(file).get("cases"), count);
  }

  /** The elements of a list; fails unless there are as many as stated. */
  public static List<JsonNode> list(JsonNode node, int count) {
    List<JsonNode> list = new ArrayList<>();
    node.forEach(list::add);
    assertEquals(count, list.size(), "number of vectors");
    return list;
  }

  /** A list of numbers. */
  public static double[] row(JsonNode node) {
    double[] row = new double[node.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = node.get(i).asDouble();
    }
    return row;
  }

  /** A list of lists. */
  public static double[][] matrix(JsonNode node) {
    double[][] matrix = new double[node.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = row(node.get(i));
    }
    return matrix;
  }
}
