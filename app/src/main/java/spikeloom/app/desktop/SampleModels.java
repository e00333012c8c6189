package spikeloom.app.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import spikeloom.file.FolderTree;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;
import spikeloom.run.SharedRun;
import spikeloom.ui.model.SampleModel;

/**
 * The trained models that ship with the program. A model is unpacked to a temporary folder when it
 * is first opened; the folder is removed when the program ends.
 */
final class SampleModels {
  private final Map<String, Path> unpacked = new ConcurrentHashMap<>();
  private @Nullable Path folder;

  /** All of them, the first one for the first window. */
  List<SampleModel> all() {
    return List.of(
        model(
            "digits",
            "Digits",
            "Draw a digit. Sixty spiking neurons encode it in ten steps, and a decoder reconstructs it."),
        model(
            "beats",
            "Heart beats",
            "Bend the curve of a heart beat. Forty spiking neurons encode it in ten steps, in about twenty bits."));
  }

  private SampleModel model(String name, String title, String sentence) {
    return new SampleModel(
        name, title, sentence, () -> unpacked.computeIfAbsent(name, this::unpack));
  }

  private Path unpack(String name) {
    try (InputStream archive = SampleModels.class.getResourceAsStream("models/" + name + ".zip")) {
      if (archive == null) {
        throw new IllegalStateException("the model " + name + " is missing from the program");
      }
      return SharedRun.unpack(archive, name, folder().resolve(name)).path();
    } catch (IOException e) {
      throw new RunException(
          "The model %s cannot be unpacked: %s.".formatted(name, SafeFile.reason(e)), e);
    }
  }

  private synchronized Path folder() throws IOException {
    Path known = folder;
    if (known == null) {
      known = Files.createTempDirectory("spikeloom-models");
      folder = known;
      Path made = known;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made), "spikeloom-models"));
    }
    return known;
  }

  private static void remove(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      // The system empties its folder of temporary files.
    }
  }
}
