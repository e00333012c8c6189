package spikeloom.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import spikeloom.plugin.Plugins;

/** All export formats: those of the program and those of plug-ins. */
public final class ExportFormats {
  /** The decoder for any ONNX runtime. */
  public static final ExportFormat ONNX =
      new BuiltIn(
          "onnx", "decoder", "Decoder for ONNX runtimes", ".onnx", r -> decoder(r).onnx(r.out()));

  private static final List<ExportFormat> BUILT_IN =
      List.of(
          ONNX,
          new BuiltIn(
              "dl4j",
              "decoder",
              "Decoder for Deeplearning4j",
              ".zip",
              r -> decoder(r).dl4j(r.out())),
          new BuiltIn(
              "folder",
              "decoder",
              "Decoder with example and code",
              "",
              r -> decoder(r).folder(r.out())),
          new BuiltIn(
              "onnx-prior",
              "prior",
              "Prior for ONNX runtimes, with code",
              "",
              r -> prior(r).folder(r.out())),
          new BuiltIn(
              "nir", "encoder", "Encoder as NIR graph", ".nir", r -> encoder(r).nir(r.out())),
          new BuiltIn(
              "npz", "spikes", "Latent spikes for NumPy", ".npz", r -> spikes(r).npz(r.out())),
          new BuiltIn(
              "csv", "spikes", "Latent spikes as table", ".csv", r -> spikes(r).csv(r.out())),
          new BuiltIn(
              "nmnist", "spikes", "Latent spikes as events", ".bin", r -> spikes(r).bin(r.out())),
          new BuiltIn(
              "spk",
              "spikes",
              "Latent spikes, compressed",
              ".spk",
              r -> new CompressedSpikesExport(r.model(), r.spikesOf(), r.written()).write(r.out())),
          new BuiltIn(
              "card",
              "card",
              "Model card",
              ".md",
              r -> ModelCard.write(r.run(), r.model(), r.written(), r.out())),
          new BuiltIn(
              "html", "page", "Web page with samples over time", ".html", PageExport::write),
          new BuiltIn(
              "run", "run", "Run without state of the optimiser", ".zip", SharedRunExport::write));

  private static final List<ExportFormat> ALL = withPlugins();

  private ExportFormats() {}

  private record BuiltIn(
      String name,
      String content,
      String title,
      String ending,
      Function<ExportRequest, ExportReport> writer)
      implements ExportFormat {
    @Override
    public ExportReport write(ExportRequest request) {
      return writer.apply(request);
    }
  }

  private static List<ExportFormat> withPlugins() {
    List<ExportFormat> all = new ArrayList<>(BUILT_IN);
    List<String> names = BUILT_IN.stream().map(ExportFormat::name).toList();
    all.addAll(Plugins.services(ExportFormat.class, ExportFormat::name, names));
    return List.copyOf(all);
  }

  /** All formats, those of the program first. */
  public static List<ExportFormat> all() {
    return ALL;
  }

  /** The names of all formats. */
  public static List<String> names() {
    return ALL.stream().map(ExportFormat::name).toList();
  }

  /**
   * Returns the format of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ExportFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "export format '" + name + "' is not one of " + String.join(", ", names())));
  }

  private static DecoderExport decoder(ExportRequest request) {
    return new DecoderExport(request.model(), request.verified(), request.strictness());
  }

  private static PriorExport prior(ExportRequest request) {
    return new PriorExport(request.model(), request.verified(), request.strictness());
  }

  private static EncoderExport encoder(ExportRequest request) {
    return new EncoderExport(request.model(), request.verified(), request.strictness());
  }

  private static SpikesExport spikes(ExportRequest request) {
    return new SpikesExport(request.model(), request.spikesOf(), request.written());
  }
}
