package spikeloom.ui.model;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import spikeloom.sound.Audio;
import spikeloom.sound.Sound;
import spikeloom.spike.Signal;
import spikeloom.ui.sound.Speaker;

/**
 * Plays the target and the reconstruction of the explored sample, if the data set holds sounds.
 * Called on the window's thread; sounds are made in the background.
 */
public final class PlaybackModel {
  /** The sounds of a sample. */
  public enum Part {
    TARGET,
    RECONSTRUCTION
  }

  private final Speaker speaker;
  private final Later later;
  private final Consumer<String> message;
  private final ReadOnlyBooleanWrapper audible = new ReadOnlyBooleanWrapper();
  private @Nullable Audio audio;
  private @Nullable ExploreView view;

  PlaybackModel(Speaker speaker, Later later, Consumer<String> message) {
    this.speaker = speaker;
    this.later = later;
    this.message = message;
  }

  /** Takes what is shown now. */
  void show(@Nullable Explorer from, @Nullable ExploreView shown) {
    audio = from == null ? null : from.audio().orElse(null);
    view = shown;
    audible.set(audio != null && shown != null);
  }

  /** Plays a part of what is shown, in place of what is playing; does nothing without sounds. */
  public void play(Part part) {
    Audio known = audio;
    Optional<Signal> signal = signal(part);
    if (known == null || signal.isEmpty()) {
      return;
    }
    float[] values = signal.get().values();
    later.run(
        () -> {
          speaker.play(known.sound(values));
          return "";
        },
        message,
        message);
  }

  /** The sound of a part of what is shown; empty without sounds. */
  public Optional<Sound> sound(Part part) {
    return Optional.ofNullable(audio)
        .flatMap(known -> signal(part).map(signal -> known.sound(signal.values())));
  }

  private Optional<Signal> signal(Part part) {
    return Optional.ofNullable(view)
        .map(
            shown ->
                switch (part) {
                  case TARGET -> shown.sample().target();
                  case RECONSTRUCTION -> shown.decoded().reconstruction();
                });
  }

  /** Whether the explored sample has a sound. */
  public ReadOnlyBooleanProperty audibleProperty() {
    return audible.getReadOnlyProperty();
  }
}
