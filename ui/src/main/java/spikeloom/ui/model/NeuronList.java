package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.ui.text.Texts;

/** Parses lists of neurons: {@code "0-3, 17"}. */
final class NeuronList {
  private NeuronList() {}

  /**
   * Reads a list.
   *
   * @param neurons number of neurons of the layer
   * @param most how many may be named
   * @throws IllegalArgumentException with a sentence for the user
   */
  static List<Integer> parse(String text, int neurons, int most) {
    List<Integer> chosen = new ArrayList<>();
    for (String part : text.split("[,;\\s]+", -1)) {
      if (!part.isEmpty()) {
        int[] ends = ends(part);
        for (int n = ends[0]; n <= ends[1]; n++) {
          require(n < neurons, Texts.MODEL.get("neurons.missing", n, neurons - 1));
          if (!chosen.contains(n)) {
            chosen.add(n);
          }
          require(chosen.size() <= most, Texts.MODEL.get("neurons.most", most));
        }
      }
    }
    return chosen;
  }

  private static int[] ends(String part) {
    require(part.matches("\\d{1,6}(-\\d{1,6})?"), Texts.MODEL.get("neurons.number", part));
    int[] ends = Arrays.stream(part.split("-", -1)).mapToInt(Integer::parseInt).toArray();
    int last = ends[ends.length - 1];
    require(ends[0] <= last, Texts.MODEL.get("neurons.order", part));
    return new int[] {ends[0], last};
  }

  private static void require(boolean right, String sentence) {
    if (!right) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
