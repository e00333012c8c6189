package spikeloom.ui.screen;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextFormatter;
import javafx.util.StringConverter;

/**
 * An editor for a whole number. It accepts digits only; a number out of range is set to the nearest
 * valid one, and empty text restores the previous number.
 */
final class NumberBox extends Spinner<Integer> {
  private static final int MOST_DIGITS = 9;
  private static final double WIDTH = 96;

  private final IntegerSpinnerValueFactory range;

  NumberBox(String id, String words, int least, int most, int first) {
    range = new IntegerSpinnerValueFactory(least, most, first);
    range.setConverter(new Digits());
    setValueFactory(range);
    setEditable(true);
    setPrefWidth(WIDTH);
    setId(id);
    setAccessibleText(words);
    getEditor()
        .setTextFormatter(
            new TextFormatter<>(
                change ->
                    change.getControlNewText().matches("\\d{0," + MOST_DIGITS + "}")
                        ? change
                        : null));
    getEditor()
        .focusedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                commit();
              }
            });
    getEditor().setOnAction(event -> commit());
  }

  /** The largest valid number. */
  void setMost(int most) {
    range.setMax(most);
  }

  private void commit() {
    range.setValue(range.getConverter().fromString(getEditor().getText()));
    getEditor().setText(range.getValue().toString());
  }

  private final class Digits extends StringConverter<Integer> {
    @Override
    public String toString(Integer value) {
      return value == null ? "" : value.toString();
    }

    @Override
    public Integer fromString(String text) {
      if (text.isEmpty()) {
        return range.getValue();
      }
      return Math.max(range.getMin(), Math.min(range.getMax(), Integer.parseInt(text)));
    }
  }
}
