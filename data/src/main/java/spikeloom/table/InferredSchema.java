package spikeloom.table;

import org.datavec.api.transform.schema.Schema;

/**
 * The schema of DataVec that fits a table: whole numbers as Integer, other numbers as Double, words
 * with few different ones as Categorical with these words, everything else as String.
 */
public final class InferredSchema {
  private static final float EXACT = 1 << 24; // above, single precision skips whole numbers

  private InferredSchema() {}

  /** The schema as JSON, to begin a {@code TransformProcess} with. */
  public static String json(Table table) {
    Schema.Builder schema = new Schema.Builder();
    for (Column column : table.columns()) {
      if (column.numeric() && column.finite() > 0) {
        if (whole(column)) {
          schema.addColumnInteger(column.name());
        } else {
          schema.addColumnDouble(column.name());
        }
      } else if (column.categorical() && !column.distinct().isEmpty()) {
        schema.addColumnCategorical(column.name(), column.distinct());
      } else {
        schema.addColumnString(column.name());
      }
    }
    return schema.build().toJson();
  }

  private static boolean whole(Column column) {
    for (int row = 0; row < column.rows(); row++) {
      float number = column.number(row);
      if (!Float.isNaN(number) && (number != Math.rint(number) || Math.abs(number) >= EXACT)) {
        return false;
      }
    }
    return true;
  }
}
