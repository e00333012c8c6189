package spikeloom.ui.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.encoding.CodeFamily;
import spikeloom.encoding.Encodings;
import spikeloom.parameter.NumberParameter;

/**
 * A code with values for its parameters.
 *
 * @param code its name
 * @param values by name of the parameter, only those that differ from the defaults
 */
public record CodeChoice(String code, Map<String, Double> values) {
  /** Copies its map in order. */
  public CodeChoice {
    values = Map.copyOf(values);
  }

  /** Returns a code with its default parameters. */
  public static CodeChoice defaults(String code) {
    return new CodeChoice(code, Map.of());
  }

  /** Returns the family of the code, which declares its parameters. */
  public CodeFamily family() {
    return Encodings.families().stream()
        .filter(family -> family.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown code " + code));
  }

  /** The value of a parameter. */
  public double value(NumberParameter parameter) {
    return values.getOrDefault(parameter.name(), parameter.defaultValue());
  }

  /** Returns a copy with another value, rounded to the nearest allowed one. */
  public CodeChoice with(NumberParameter parameter, double wanted) {
    double inside = Math.max(parameter.least(), Math.min(parameter.most(), wanted));
    double value =
        switch (parameter.kind()) {
          case WHOLE -> Math.rint(inside);
          case REAL -> inside;
          case ABOVE -> Math.max(inside, parameter.least() + 1e-3);
        };
    Map<String, Double> others = new LinkedHashMap<>(values);
    if (value == parameter.defaultValue()) {
      others.remove(parameter.name());
    } else {
      others.put(parameter.name(), value);
    }
    return new CodeChoice(code, others);
  }

  /** Returns the text of {@code --code-parameters}; empty for the defaults. */
  public String parameters() {
    return family().parameters().stream()
        .filter(parameter -> values.containsKey(parameter.name()))
        .map(parameter -> parameter.name() + "=" + parameter.text(value(parameter)))
        .collect(Collectors.joining(","));
  }
}
