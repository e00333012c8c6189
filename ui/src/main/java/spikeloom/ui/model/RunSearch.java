package spikeloom.ui.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import spikeloom.run.RunOverview;

/** The runs that the user looks for, and their order. */
public final class RunSearch {
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final BooleanProperty starredOnly = new SimpleBooleanProperty(this, "starredOnly");
  private final ObjectProperty<RunOrder> order =
      new SimpleObjectProperty<>(this, "order", RunOrder.NEWEST);

  RunSearch() {}

  /** Words, each of them a part of the name, data set, encoder or note of a run. */
  public StringProperty textProperty() {
    return text;
  }

  /** Whether runs without a star are left out. */
  public BooleanProperty starredOnlyProperty() {
    return starredOnly;
  }

  /** The order. */
  public ObjectProperty<RunOrder> orderProperty() {
    return order;
  }

  /** Finds all runs again; their order stays. */
  public void clear() {
    text.set("");
    starredOnly.set(false);
  }

  /** Those of the runs that are found, in the chosen order. */
  List<RunOverview> found(List<RunOverview> runs) {
    List<String> words =
        Stream.of(lower(text.get()).split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
    return order.get().of(runs.stream().filter(run -> finds(run, words)).toList());
  }

  private boolean finds(RunOverview run, List<String> words) {
    if (starredOnly.get() && !run.label().starred()) {
      return false;
    }
    String description =
        lower(
            String.join(
                "\n", run.name(), RunOrder.data(run), RunOrder.encoder(run), run.label().note()));
    return words.stream().allMatch(description::contains);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
