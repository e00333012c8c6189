package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spikeloom.app.bench.peer.PeerRates;
import spikeloom.app.bench.peer.TorchPeers;
import spikeloom.app.report.TextTable;
import spikeloom.plan.Json;

/**
 * The networks that have been measured, measured again in PyTorch right after, with as many
 * threads: how many times as fast SpikeLoom is.
 */
final class PeerComparison {
  private final BenchmarkRequest request;
  private final Watcher watcher;

  /** SpikeLoom's rates of a network; the second is null if it was not measured. */
  record Own(double train, @Nullable Double infer) {}

  /** A network; the names of the figures end with their units, see {@code compare.Direction}. */
  private record Row(
      String network,
      double ownTrainExamplesPerSecond,
      double torchTrainExamplesPerSecond,
      double trainTimesAsFast,
      @Nullable Double ownInferExamplesPerSecond,
      double torchInferExamplesPerSecond,
      @Nullable Double inferTimesAsFast) {}

  PeerComparison(BenchmarkRequest request, Watcher watcher) {
    this.request = request;
    this.watcher = watcher;
  }

  /**
   * Measures the networks of the sections so far.
   *
   * @param sections of this benchmark
   */
  Section measure(List<Section> sections) {
    Map<String, Own> own = rates(sections);
    List<String> networks = TorchPeers.NETWORKS.stream().filter(own::containsKey).toList();
    int[] done = new int[1];
    watcher.at("PyTorch", 0);
    List<PeerRates> peers =
        networks.isEmpty()
            ? List.of()
            : TorchPeers.standard()
                .measure(
                    networks,
                    request.threads(),
                    request.effort().peerSeconds(),
                    rate -> watcher.at("PyTorch", ++done[0] / (double) networks.size()));
    return section(own, peers);
  }

  /** Compares the rates of both. */
  static Section section(Map<String, Own> own, List<PeerRates> peers) {
    List<Row> rows = new ArrayList<>();
    String version = "";
    for (PeerRates peer : peers) {
      rows.add(row(peer, Objects.requireNonNull(own.get(peer.network()))));
      version = peer.torch();
    }
    return new Section(
        table(rows, version), Map.of("peers", Map.of("torch", version, "networks", rows)));
  }

  private static Row row(PeerRates peer, Own own) {
    Double infer = own.infer();
    return new Row(
        peer.network(),
        own.train(),
        Statistics.rounded(peer.trainExamplesPerSecond()),
        Statistics.rounded(own.train() / peer.trainExamplesPerSecond()),
        infer,
        Statistics.rounded(peer.inferExamplesPerSecond()),
        infer == null ? null : Statistics.rounded(infer / peer.inferExamplesPerSecond()));
  }

  private static String table(List<Row> rows, String version) {
    if (rows.isEmpty()) {
      return "PyTorch: nothing to compare, as neither settings nor encoders were measured.\n";
    }
    TextTable table =
        new TextTable(
            "Beside PyTorch " + version + ", examples per second",
            "network",
            "training",
            "PyTorch",
            "ratio",
            "inference",
            "PyTorch",
            "ratio");
    for (Row row : rows) {
      table.row(
          row.network(),
          number(row.ownTrainExamplesPerSecond(), 0),
          number(row.torchTrainExamplesPerSecond(), 0),
          number(row.trainTimesAsFast(), 2),
          text(row.ownInferExamplesPerSecond(), 0),
          number(row.torchInferExamplesPerSecond(), 0),
          text(row.inferTimesAsFast(), 2));
    }
    return table.toString();
  }

  private static String text(@Nullable Double value, int decimals) {
    return value == null ? "" : number(value, decimals);
  }

  private static Map<String, Own> rates(List<Section> sections) {
    Map<String, Own> rates = new LinkedHashMap<>();
    for (Section section : sections) {
      JsonNode numbers = Json.mapper().valueToTree(section.numbers());
      for (Map.Entry<String, JsonNode> setting : numbers.path("settings").properties()) {
        rates.put(
            setting.getKey(),
            new Own(
                setting.getValue().path("train_examples_per_second").asDouble(),
                setting.getValue().path("infer_examples_per_second").asDouble()));
      }
      for (JsonNode encoder : numbers.path("encoders")) {
        rates.putIfAbsent(
            encoder.path("encoder").asText(),
            new Own(encoder.path("train_examples_per_second").asDouble(), null));
      }
    }
    return rates;
  }
}
