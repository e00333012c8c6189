package spikeloom.encoding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A code with parameters.
 *
 * @param usual the code with its default parameters
 * @param parameters its parameters
 * @param maker creates the code from one value per parameter
 */
public record CodeFamily(
    SpikeEncoding usual, List<CodeParameter> parameters, Function<double[], SpikeEncoding> maker) {
  /** Copies its list. */
  public CodeFamily {
    parameters = List.copyOf(parameters);
  }

  static CodeFamily fixed(SpikeEncoding code) {
    return new CodeFamily(code, List.of(), values -> code);
  }

  static CodeFamily of(Function<double[], SpikeEncoding> maker, CodeParameter... parameters) {
    double[] usual = Arrays.stream(parameters).mapToDouble(CodeParameter::usual).toArray();
    return new CodeFamily(maker.apply(usual), List.of(parameters), maker);
  }

  /** The name of the code. */
  public String code() {
    return usual.code();
  }

  /**
   * Returns the code with some parameters set.
   *
   * @param text {@code name=value} separated by commas, such as {@code taps=12,threshold=0.8};
   *     empty for none
   * @throws IllegalArgumentException with a sentence, if a name is unknown or given twice, or a
   *     value is invalid
   */
  public SpikeEncoding with(String text) {
    Map<String, String> given = pairs(text);
    double[] values = new double[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      CodeParameter parameter = parameters.get(i);
      String value = given.remove(parameter.name());
      values[i] = value == null ? parameter.usual() : parameter.parse(code(), value);
    }
    if (!given.isEmpty()) {
      String unknown = given.keySet().iterator().next();
      throw new IllegalArgumentException(
          parameters.isEmpty()
              ? "code %s has no parameters, so '%s' cannot be set".formatted(code(), unknown)
              : "code %s has no parameter '%s'; it has %s"
                  .formatted(
                      code(),
                      unknown,
                      parameters.stream()
                          .map(CodeParameter::name)
                          .collect(Collectors.joining(", "))));
    }
    return maker.apply(values);
  }

  private Map<String, String> pairs(String text) {
    Map<String, String> pairs = new HashMap<>();
    if (text.isBlank()) {
      return pairs;
    }
    for (String part : text.split(",", -1)) {
      int mark = part.indexOf('=');
      String name = mark < 0 ? "" : part.substring(0, mark).strip();
      if (name.isEmpty() || pairs.put(name, part.substring(mark + 1).strip()) != null) {
        throw new IllegalArgumentException(
            "parameters of code %s must be NAME=VALUE separated by commas, each name once, not '%s'"
                .formatted(code(), text));
      }
    }
    return pairs;
  }
}
