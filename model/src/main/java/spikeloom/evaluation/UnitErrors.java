package spikeloom.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.OwnUnits;

/**
 * Sums squared errors of every variable, to report root mean squared errors in the variables' own
 * units: the square root of the mean over samples, decode steps and rows, times the range by which
 * values were scaled to [0, 1]. Values of other samples outside of the range of the training
 * samples were clipped to it.
 */
public final class UnitErrors {
  /** Most variables that are reported one by one. */
  public static final int MOST = 64;

  private static final int SHOWN = 8;

  /**
   * The error of a variable.
   *
   * @param variable its name
   * @param rmse root mean squared error, in its unit
   * @param unit its unit, or empty if unknown
   * @param range what 1 of the scaled values is, in the same unit
   */
  public record UnitError(String variable, double rmse, String unit, double range)
      implements Serializable {
    /** For instance {@code MLII 0.0812 mV}. */
    public String text() {
      String number = String.format(Locale.ROOT, "%.4g", rmse);
      return unit.isEmpty() ? variable + " " + number : variable + " " + number + " " + unit;
    }
  }

  private final List<OwnUnits.Variable> variables;
  private final double[] squares;
  private long rows;

  /** Begins without errors; units with more than {@link #MOST} variables are not reported. */
  public UnitErrors(OwnUnits units) {
    variables = units.variables().size() > MOST ? List.of() : units.variables();
    squares = new double[variables.size()];
  }

  /** Adds the values {@code at .. at + count - 1} of a sample. */
  public void add(float[] targets, float[] outputs, int at, int count) {
    int size = squares.length;
    if (size == 0) {
      return;
    }
    for (int i = at, v = 0; i < at + count; i++, v = v + 1 == size ? 0 : v + 1) {
      double error = (double) outputs[i] - targets[i];
      squares[v] += error * error;
    }
    rows += count / size;
  }

  /** Errors as a list of at most eight. */
  public static String text(List<UnitError> errors) {
    String first =
        errors.stream().limit(SHOWN).map(UnitError::text).collect(Collectors.joining(", "));
    return errors.size() > SHOWN ? first + " and %d more".formatted(errors.size() - SHOWN) : first;
  }

  /** The errors so far; null if there are none. */
  public @Nullable List<UnitError> errors() {
    if (squares.length == 0 || rows == 0) {
      return null;
    }
    List<UnitError> errors = new ArrayList<>();
    for (int v = 0; v < squares.length; v++) {
      OwnUnits.Variable variable = variables.get(v);
      double rmse = Math.sqrt(squares[v] / rows) * variable.range();
      errors.add(new UnitError(variable.name(), rmse, variable.unit(), variable.range()));
    }
    return errors;
  }
}
