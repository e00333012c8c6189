package spikeloom.decoder.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.decoder.LatentFeatures;

/**
 * Finds the shape that a network reads by running it on two silent samples, forward and back. Not
 * every layer checks its input, and preprocessors reshape it, so a trial tells more than the
 * configuration.
 */
record NetworkTrial(NetworkGraph graph, NetworkStructure structure) {
  private static final int SAMPLES = 2;

  /**
   * The first layout that the network accepts.
   *
   * @throws NetworkException if there is none, or its output or gradient does not fit
   */
  NetworkLayout layout() {
    LatentFeatures features = structure.features();
    List<String> tried = new ArrayList<>();
    String refusal = "";
    for (NetworkLayout layout : likely()) {
      tried.add(layout.describe(features));
      try {
        INDArray output = forward(layout);
        requireOutput(output, layout);
        requireGradient(output);
        return layout;
      } catch (NetworkException e) {
        if (!(e.getCause() instanceof RuntimeException)) {
          throw e;
        }
        refusal = refusal.isEmpty() ? String.valueOf(e.getCause().getMessage()) : refusal;
      } finally {
        graph.clear();
      }
    }
    if (tried.isEmpty()) {
      throw new NetworkException(
          "the decoder's network reads %s (channels first), which is no shape of %d neurons at %d steps"
              .formatted(structure.input(), features.latents(), features.steps()));
    }
    throw new NetworkException(
        "the decoder's network does not read %d neurons at %d steps; it was given %s, and the first was refused: %s"
            .formatted(
                features.latents(), features.steps(), String.join(", ", tried), brief(refusal)));
  }

  // The likeliest first: the native library reports wrong shapes on the terminal.
  private List<NetworkLayout> likely() {
    NetworkLayout first = graph.readsFirst();
    return Arrays.stream(NetworkLayout.values())
        .filter(layout -> layout.fits(structure.features()) && declared(layout))
        .sorted(Comparator.comparing(layout -> layout != first))
        .toList();
  }

  private boolean declared(NetworkLayout layout) {
    List<Integer> input = structure.input();
    return input == null || layout.has(structure.features(), input);
  }

  private static String brief(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > 160 ? line.substring(0, 160) + "..." : line;
  }

  private INDArray forward(NetworkLayout layout) {
    INDArray input =
        Nd4j.zeros(graph.params().dataType(), layout.shape(structure.features(), SAMPLES));
    Map<String, INDArray> activations =
        NetworkGraph.attempt(() -> graph.feedForward(new INDArray[] {input}, true, false));
    return Objects.requireNonNull(
        activations.get(graph.getConfiguration().getNetworkOutputs().get(0)));
  }

  private void requireOutput(INDArray output, NetworkLayout layout) {
    if (output.rank() != 2 || output.size(0) != SAMPLES || output.size(1) != structure.outputs()) {
      throw new NetworkException(
          "the decoder's network reads %s but gives %s for %d samples; the signal has %d values, so it has to give [batch, %d]"
              .formatted(
                  layout.describe(structure.features()),
                  Arrays.toString(output.shape()),
                  SAMPLES,
                  structure.outputs(),
                  structure.outputs()));
    }
  }

  private void requireGradient(INDArray output) {
    NetworkGraph.attempt(() -> graph.backward(Nd4j.zerosLike(output)));
    if (graph.inputError() == null) {
      throw new NetworkException(
          "the decoder's network passes no gradient on to its input, so an encoder cannot learn from it");
    }
  }
}
