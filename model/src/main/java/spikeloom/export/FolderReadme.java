package spikeloom.export;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.decoder.LatentFeatures;
import spikeloom.objective.Distortion;

/** The README of an exported decoder, with code that runs it. */
final class FolderReadme {
  private FolderReadme() {}

  static String text(ModelFacts facts, LatentFeatures features, Distortion distortion) {
    String input = OnnxDecoder.input(DecoderSamples.kind(features));
    String output = OnnxDecoder.output(distortion);
    boolean spikes = DecoderSamples.kind(features) == DecoderSamples.InputKind.SPIKES;
    String table =
        facts.entries().entrySet().stream()
            .filter(entry -> !entry.getKey().equals("plan"))
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> "| " + entry.getKey() + " | " + entry.getValue() + " |")
            .collect(Collectors.joining("\n"));
    return """
        # Decoder

        %s Input: `%s` `[batch, %s]`; output: `%s` `[batch, values]`. `example_output.npy` is what the
        decoder outputs for `example_input.npy`; the code below prints the largest difference, 1e-5 or less.

        ## Python

        ```python
        import numpy as np
        import onnxruntime

        session = onnxruntime.InferenceSession("decoder.onnx")
        output = session.run(None, {"%s": np.load("example_input.npy")})[0]
        print(np.abs(output - np.load("example_output.npy")).max())
        ```

        ## Java

        With `com.microsoft.onnxruntime:onnxruntime` on the class path:

        ```java
        import ai.onnxruntime.OnnxTensor;
        import ai.onnxruntime.OrtEnvironment;
        import ai.onnxruntime.OrtSession;
        import java.util.Map;

        public final class Decode {
          public static void main(String[] arguments) throws Exception {
            float[]%s input = new float[1]%s; // one sample of silence
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession session = environment.createSession("decoder.onnx");
                OnnxTensor tensor = OnnxTensor.createTensor(environment, input);
                OrtSession.Result result = session.run(Map.of("%s", tensor))) {
              float[][] output = (float[][]) result.get(0).getValue();
              System.out.println(output[0].length + " values, the first " + output[0][0]);
            }
          }
        }
        ```

        ## Facts

        | | |
        |---|---|
        %s

        The plan of the training is in the metadata of `decoder.onnx`, under `plan`.
        """
        .formatted(
            facts.sentence(),
            input,
            spikes
                ? features.latents() + " neurons, " + features.steps() + " steps"
                : features.latents() + " neurons",
            output,
            input,
            spikes ? "[][]" : "[]",
            spikes
                ? String.format(Locale.ROOT, "[%d][%d]", features.latents(), features.steps())
                : String.format(Locale.ROOT, "[%d]", features.latents()),
            input,
            table);
  }
}
