package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.numpy.Npy;
import spikeloom.numpy.NumpyArray;

class DecoderExportTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decoder=linear decoding=time",
        "decoder=linear decoding=rate",
        "decoder=mlp decoding=time window=4",
        "decoder=mlp decoding=rate",
        "decoder=mlp decoding=trace",
        "decoder=mlp decoding=bins bin=2",
        "decoder=conv decoding=time",
        "decoder=deconv decoder-maps=5,4,3",
        "decoder=deconv decoder-maps=6,4,3 decoding=rate distortion=squared-error",
        "decoder=mlp distortion=squared-error",
        "decoder=mlp distortion=class",
        "decoder=mlp distortion=gaussian",
        "decoder=deconv decoder-maps=5,4,3 distortion=gaussian",
        "decoder=conv decoding=time distortion=continuous-bernoulli",
        "decoder=deconv decoder-maps=5,4,3 distortion=continuous-bernoulli",
        "decoder=linear decoding=time window=3 decode-at=every-step",
        "encoder=src hidden=none decoding=bins bin=2 steps=12",
        "encoder=theta rule=exact encoding=latency decoding=first-spike hidden=none",
        "encoder=ltc hidden=none"
      })
  void filesDecodeAsTheDecoderOfTheRun(String changes) throws IOException {
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), changes)) {
      DecoderExport export = new DecoderExport(model, 30, Strictness.TELL);
      ExportReport onnx = export.onnx(folder.resolve("d.onnx"));
      assertEquals("ONNX Runtime", onnx.judge());
      assertEquals(30, onnx.samples());
      assertTrue(onnx.difference().orElseThrow() <= 1e-5, onnx.toString());
      ExportReport dl4j = export.dl4j(folder.resolve("d.zip"));
      assertEquals(0, dl4j.difference().orElseThrow());
      DecoderSamples samples = DecoderSamples.of(model, 30);
      ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("d.onnx")));
      float[] own =
          new OnnxRun(proto, "d.onnx").run(samples.shape(), samples.inputs(), samples.count());
      assertTrue(samples.difference(own) <= 1e-5, "the judge of those who have no ONNX Runtime");
      assertTrue(
          samples.difference(new float[samples.decoded().length]) > 0.01,
          "it depends on the spikes");
    }
  }

  @Test
  void anOnnxFileShowsWhatItIs() throws IOException {
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "decoder=mlp")) {
      new DecoderExport(model, 5, Strictness.REFUSE).onnx(folder.resolve("d.onnx"));
    }
    ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(folder.resolve("d.onnx")));
    assertEquals("spikes", proto.getGraph().getInput(0).getName());
    assertEquals("reconstruction", proto.getGraph().getOutput(0).getName());
    assertEquals(
        "batch",
        proto.getGraph().getInput(0).getType().getTensorType().getShape().getDim(0).getDimParam());
    assertEquals(13, proto.getOpsetImport(0).getVersion());
    Map<String, String> facts = new TreeMap<>();
    proto.getMetadataPropsList().forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
    assertTrue(facts.getOrDefault("plan", "").contains("\"decoder\""));
    assertTrue(facts.getOrDefault("input", "").contains("8 neurons, 6 steps"), facts.toString());
    assertTrue(facts.containsKey("citation") && facts.containsKey("data_licence"));
    assertEquals("1", facts.get("spikeloom_export_format"));
  }

  @Test
  void aFolderHoldsAnExampleAndCodeAndReplacesOnlyAnOlderExport() throws IOException {
    Path out = folder.resolve("out");
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), "decoder=linear")) {
      DecoderExport export = new DecoderExport(model, 20, Strictness.TELL);
      export.folder(out);
      export.folder(out);
      NumpyArray input = Npy.read(out.resolve("example_input.npy"));
      NumpyArray output = Npy.read(out.resolve("example_output.npy"));
      assertEquals(List.of(8, 8, 6), input.shape());
      assertEquals(List.of(8, 784), output.shape());
      ModelProto proto = ModelProto.parseFrom(Files.readAllBytes(out.resolve("decoder.onnx")));
      float[] values = new float[input.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) input.number(i);
      }
      float[] decoded = new OnnxRun(proto, "d").run(List.of(8, 6), values, 8);
      for (int i = 0; i < decoded.length; i++) {
        assertEquals(output.number(i), decoded[i], 1e-5);
      }
      assertTrue(Files.readString(out.resolve("README.md")).contains("onnxruntime"));
      Files.writeString(out.resolve("mine.txt"), "mine");
      String message =
          String.valueOf(assertThrows(DataException.class, () -> export.folder(out)).getMessage());
      assertTrue(message.contains("holds mine.txt"), message);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("out", "run"),
          files.map(f -> String.valueOf(f.getFileName())).sorted().toList(),
          "nothing is left beside");
    }
  }

  @Test
  void whatAFormatCannotRepresentIsRefusedIfAskedAndTheOldFileStays() throws IOException {
    Path file = Files.writeString(folder.resolve("d.onnx"), "old");
    try (TrainedModel model =
        TinyRun.trained(
            folder.resolve("run"),
            "encoder=theta rule=exact encoding=latency decoding=first-spike hidden=none")) {
      DecoderExport strict = new DecoderExport(model, 5, Strictness.REFUSE);
      String message =
          String.valueOf(assertThrows(DataException.class, () -> strict.onnx(file)).getMessage());
      assertTrue(message.contains("exact spike times"), message);
      assertEquals("old", Files.readString(file));
      ExportReport reported = new DecoderExport(model, 5, Strictness.TELL).onnx(file);
      assertTrue(reported.loses());
    }
  }

  @Test
  void aDecoderOfGroupsIsOnnxButNoNetwork() {
    String groups =
        "encoder=src hidden=none latent=20 decoder=groups decoding=trace distortion=class steps=12";
    try (TrainedModel model = TinyRun.trained(folder.resolve("run"), groups)) {
      DecoderExport export = new DecoderExport(model, 10, Strictness.TELL);
      assertTrue(export.onnx(folder.resolve("d.onnx")).difference().orElseThrow() <= 1e-5);
      assertThrows(DataException.class, () -> export.dl4j(folder.resolve("d.zip")));
    }
  }
}
