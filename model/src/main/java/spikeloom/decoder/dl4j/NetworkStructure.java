package spikeloom.decoder.dl4j;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spikeloom.decoder.LatentFeatures;

/**
 * What a decoder that came from a file is built from.
 *
 * @param configuration JSON of a {@code MultiLayerConfiguration} or a {@code
 *     ComputationGraphConfiguration}
 * @param input shape of the input of one sample; null to find it by a trial
 * @param output function that the distortion joins with its loss
 * @param features input features
 * @param outputs values of the signal
 * @param frozen whether it keeps its weights; dropout is then off
 */
public record NetworkStructure(
    String configuration,
    @Nullable List<Integer> input,
    Dl4jFile.Output output,
    LatentFeatures features,
    int outputs,
    boolean frozen) {

  /**
   * Number of parameters, counted without allocating them.
   *
   * @throws NetworkException if the configuration is not one of a decoder
   */
  public static long parameters(String configuration, Dl4jFile.Output output) {
    return NetworkGraph.parameters(NetworkTree.of(configuration, output, 0));
  }
}
