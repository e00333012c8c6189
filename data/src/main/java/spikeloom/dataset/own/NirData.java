package spikeloom.dataset.own;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.recorded.HeldSpikes;
import spikeloom.dataset.recorded.SpikeLists;
import spikeloom.dataset.recorded.Timeline;
import spikeloom.file.DataException;
import spikeloom.hdf.Hdf5File;
import spikeloom.numpy.NumpyArray;

/**
 * NIRData: observed spikes of the nodes of a NIR graph, with the attribute {@code __type__} of the
 * root NIRGraphData and of a node NIRNodeData:
 *
 * <pre>{@code
 * nodes/NODE/observables/NAME/idx    [samples, events]   neuron of every event, -1 for none
 * nodes/NODE/observables/NAME/time   [samples, events]   its time
 * }</pre>
 *
 * <p>Observables of the type EventData or ValuedEventData are read, whose attributes are {@code
 * n_neurons} and {@code t_max}. The file does not give the order of the dimensions of
 * TimeGriddedData, so it is not read. Of several nodes that of the name {@code input} is used, else
 * the first one. Source: the reference package nir, version 1.0.6.
 *
 * @param hdf the file
 */
record NirData(Hdf5File hdf) {
  private static final String TYPE = "__type__";
  private static final String NODES = "nodes";
  private static final int NONE = -1;

  static boolean is(Hdf5File hdf) {
    return hdf.attribute("", TYPE).filter("NIRGraphData"::equals).isPresent();
  }

  SpikeContent content() {
    List<String> events = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String node : hdf.names(NODES)) {
      String observables = NODES + "/" + node + "/observables";
      for (String name : hdf.names(observables)) {
        String path = observables + "/" + name;
        boolean read = hdf.attribute(path, TYPE).filter(t -> t.endsWith("EventData")).isPresent();
        (read ? events : others).add(path);
      }
    }
    String path =
        events.stream()
            .filter(found -> found.toLowerCase(Locale.ROOT).startsWith(NODES + "/input/"))
            .findFirst()
            .or(() -> events.stream().findFirst())
            .orElseThrow(
                () ->
                    new DataException(
                        "%s is NIRData without events (EventData)%s; save events, or an array [samples, steps, neurons] as .npz."
                            .formatted(
                                hdf.file(),
                                others.isEmpty()
                                    ? ""
                                    : ", but with " + String.join(", ", others))));
    return content(path, events.size() + others.size());
  }

  private SpikeContent content(String path, int observables) {
    String source = hdf.file().toString();
    NumpyArray neurons = hdf.array(path + "/idx");
    NumpyArray times = hdf.array(path + "/time");
    if (neurons.shape().size() != 2 || !neurons.shape().equals(times.shape())) {
      throw new DataException(
          "%s has %s as idx, but %s as time of '%s'; both must be [samples, events]."
              .formatted(source, neurons, times, path));
    }
    int channels =
        (int) Math.min(ListedSpikes.MAX_CHANNELS, Math.max(1, number(path, "n_neurons")));
    int samples = neurons.shape().get(0);
    HeldSpikes.Builder builder = new HeldSpikes.Builder(source, samples);
    for (int i = 0; i < neurons.size(); i++) {
      if (neurons.number(i) != NONE) {
        int sample = i / neurons.shape().get(1);
        int channel = SpikeValues.channel(source, neurons.number(i), channels, sample);
        builder.add(sample, SpikeValues.time(source, times.number(i), sample), channel);
      }
    }
    SpikeLists spikes = builder.build(channels);
    Timeline time = Timeline.of(spikes, SpikeContent.Unit.UNKNOWN.word());
    double end = number(path, "t_max");
    return new SpikeContent(
        hdf.file(),
        spikes,
        time,
        SpikeContent.Unit.UNKNOWN,
        // A spike at the very end belongs to the last step.
        end > time.last() ? OptionalDouble.of(end) : OptionalDouble.empty(),
        SpikeSamples.one(samples),
        observables > 1
            ? List.of("Of %,d observables '%s' is used.".formatted(observables, path))
            : List.of());
  }

  private double number(String path, String name) {
    String text = hdf.attribute(path, name).orElse("");
    try {
      double number = Double.parseDouble(text);
      if (number > 0 && number < Double.POSITIVE_INFINITY) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(path, name, e);
    }
    throw wrong(path, name, null);
  }

  private DataException wrong(String path, String name, @Nullable Exception e) {
    return new DataException(
        "%s: '%s' has no positive number as attribute %s; check the file."
            .formatted(hdf.file(), path, name),
        e);
  }
}
