package spikeloom.parameter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Parses the values of declared parameters: {@code name=value} separated by commas. */
public final class ParameterText {
  private ParameterText() {}

  /**
   * Returns one value per parameter.
   *
   * @param owner whose parameters they are, for messages, such as "code rate"
   * @param text for instance {@code taps=12,threshold=0.8}; empty for the defaults
   * @throws IllegalArgumentException with a sentence, if a name is unknown or given twice, or a
   *     value is invalid
   */
  public static double[] parse(String owner, List<NumberParameter> parameters, String text) {
    Map<String, String> given = pairs(owner, text);
    double[] values = new double[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      NumberParameter parameter = parameters.get(i);
      String value = given.remove(parameter.name());
      values[i] = value == null ? parameter.defaultValue() : parameter.parse(owner, value);
    }
    if (!given.isEmpty()) {
      String unknown = given.keySet().iterator().next();
      throw new IllegalArgumentException(
          parameters.isEmpty()
              ? "%s has no parameters, so '%s' cannot be set".formatted(owner, unknown)
              : "%s has no parameter '%s'; it has %s"
                  .formatted(
                      owner,
                      unknown,
                      parameters.stream()
                          .map(NumberParameter::name)
                          .collect(Collectors.joining(", "))));
    }
    return values;
  }

  private static Map<String, String> pairs(String owner, String text) {
    Map<String, String> pairs = new HashMap<>();
    if (text.isBlank()) {
      return pairs;
    }
    for (String part : text.split(",", -1)) {
      int mark = part.indexOf('=');
      String name = mark < 0 ? "" : part.substring(0, mark).strip();
      if (name.isEmpty() || pairs.put(name, part.substring(mark + 1).strip()) != null) {
        throw new IllegalArgumentException(
            "parameters of %s must be NAME=VALUE separated by commas, each name once, not '%s'"
                .formatted(owner, text));
      }
    }
    return pairs;
  }
}
