package spikeloom.ui.screen;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Duration;

/** A short message about the last action; it disappears by itself. */
final class Notices {
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final PauseTransition rest = new PauseTransition(Duration.seconds(6));

  Notices() {
    rest.setOnFinished(event -> text.set(""));
  }

  void show(String sentence) {
    text.set(sentence);
    rest.playFromStart();
  }

  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }
}
