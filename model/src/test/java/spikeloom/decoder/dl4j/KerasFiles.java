package spikeloom.decoder.dl4j;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.dl4j.keras.KerasFile;

/** Small Keras models, made by {@code make.py} beside them. */
public final class KerasFiles {
  private KerasFiles() {}

  /** One of the files. */
  public static Path path(String file) {
    try {
      return Path.of(
          Objects.requireNonNull(KerasFiles.class.getResource("/keras/" + file)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A decoder of 7 neurons and 5 steps from one of the files, without its weights. */
  public static NetworkStructure structure(String name) {
    KerasFile file = KerasFile.read(path(name + ".h5"));
    return new NetworkStructure(
        file.configuration(),
        file.input(),
        Dl4jFile.Output.LOGISTIC,
        new LatentFeatures(Decoding.TIME, Networks.STEPS, Networks.LATENTS),
        Networks.OUTPUTS,
        false);
  }
}
