package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.objective.Distortion;
import spikeloom.sound.Audio;
import spikeloom.sound.Sound;
import spikeloom.sound.Waveform;
import spikeloom.spike.Signal;
import spikeloom.spike.SpikePart;
import spikeloom.ui.error.UiException;
import spikeloom.ui.fake.FakeExplorer;
import spikeloom.ui.sound.Speaker;

class PlaybackModelTest {
  private final List<Sound> played = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final FakeExplorer silent = new FakeExplorer(1);
  private final FakeExplorer sounds = new FakeExplorer(1).with(new Audio(new Waveform(4), 8000));

  private PlaybackModel model(Speaker speaker) {
    return new PlaybackModel(speaker, new Later(Runnable::run, Runnable::run), messages::add);
  }

  private static ExploreView view(FakeExplorer from) {
    Sample sample = from.sample(0);
    Signal output = new Signal(sample.target().shape(), new float[] {0.5f, 1, 0, 0.5f});
    return new ExploreView(
        sample,
        sample.spikes(),
        sample.spikes().length,
        SpikePart.first(sample.spikes().length),
        new Decoded(output, 0, Distortion.SQUARED_ERROR),
        Optional.empty());
  }

  @Test
  void theReconstructionIsPlayedAtTheRateOfTheRecordings() {
    PlaybackModel model = model(played::add);
    model.show(sounds, view(sounds));
    assertTrue(model.audibleProperty().get());
    model.play(PlaybackModel.Part.RECONSTRUCTION);
    assertEquals(8000, played.get(0).rate());
    assertArrayEquals(new float[] {0, 1, -1, 0}, played.get(0).samples(), 1e-6f);
  }

  @Test
  void onlySoundsArePlayed() {
    PlaybackModel model = model(played::add);
    model.show(silent, view(silent));
    assertFalse(model.audibleProperty().get());
    model.play(PlaybackModel.Part.TARGET);
    assertEquals(List.of(), played);
    assertEquals(Optional.empty(), model.sound(PlaybackModel.Part.TARGET));
  }

  @Test
  void aMissingDeviceIsReported() {
    PlaybackModel model =
        model(
            sound -> {
              throw new UiException("No device.");
            });
    model.show(sounds, view(sounds));
    model.play(PlaybackModel.Part.TARGET);
    assertEquals(List.of("No device."), messages);
  }
}
