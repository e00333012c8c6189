package spikeloom.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The units of a data set's values before they were scaled to [0, 1], by which errors can be given
 * in them. Value v of a sample belongs to variable v modulo their number.
 *
 * @param variables the variables of a step
 */
public record OwnUnits(List<Variable> variables) {
  /** Copies its list. */
  public OwnUnits {
    variables = List.copyOf(variables);
  }

  /**
   * A variable: {@code value = least + range * scaled value}.
   *
   * @param name name of the column, lead or variable
   * @param range what 1 of the scaled values is, at least 0
   * @param unit its unit, or empty if unknown
   */
  public record Variable(String name, double range, String unit) {}

  /** The variables of a scaling, with names, and units that are unknown. */
  public static OwnUnits of(Scaling scaling, List<String> names) {
    return of(scaling, names, Collections.nCopies(names.size(), ""));
  }

  /** The variables of a scaling, with names and units. */
  public static OwnUnits of(Scaling scaling, List<String> names, List<String> units) {
    List<Variable> all = new ArrayList<>();
    for (int v = 0; v < names.size(); v++) {
      double range = (double) scaling.most()[v] - scaling.least()[v];
      all.add(new Variable(names.get(v), Math.max(0, range), units.get(v)));
    }
    return new OwnUnits(all);
  }
}
