package spikeloom.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.SequenceRecordReader;
import org.datavec.api.split.FileSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.nd4j.linalg.api.ndarray.INDArray;
import spikeloom.file.DataException;
import spikeloom.file.SafeText;
import spikeloom.plugin.Plugins;
import spikeloom.table.TableRows.Row;

/**
 * A table from a {@code RecordReader} of DataVec, of the user or of DataVec itself: a record is a
 * row, an array in it as many cells as it has values. The records of a {@code SequenceRecordReader}
 * get a first column {@code sequence}, which numbers the sequences and keeps them in one split.
 * Columns have the names of the transform's schema, or their numbers.
 */
final class RecordTable {
  private static final String SEQUENCE = "sequence";

  private final Path file;
  private final String reader;
  private final Optional<RowTransform> transform;
  private final TableBuilder builder;
  private int row;

  private RecordTable(Path file, String reader, Optional<RowTransform> transform) {
    this.file = file;
    this.reader = reader;
    this.transform = transform;
    builder = new TableBuilder(file.toString(), Cells.POINT);
  }

  /**
   * Reads a table.
   *
   * @param reader name of the reader's class
   * @throws DataException if there is no such class, or it cannot read the file
   */
  static Table read(Path file, String reader, Optional<RowTransform> transform) {
    return new RecordTable(file, reader, transform).read();
  }

  private Table read() {
    if (!Files.exists(file)) {
      throw new DataException(file + " does not exist; check the path.");
    }
    try (RecordReader records = Plugins.instance(RecordReader.class, reader)) {
      records.initialize(new Configuration(), new FileSplit(file.toFile()));
      if (records instanceof SequenceRecordReader sequences) {
        for (int s = 1; sequences.hasNext(); s++) {
          for (List<Writable> record : sequences.sequenceRecord()) {
            add(cells(List.of(Integer.toString(s)), record), true);
          }
        }
      } else {
        while (records.hasNext()) {
          add(cells(List.of(), records.next()), false);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(e);
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException | LinkageError e) {
      throw unreadable(e);
    }
    String how = "records of " + reader + transform.map(process -> ", " + process.how()).orElse("");
    return new Table(file, builder.columns(), how, List.of());
  }

  private static List<String> cells(List<String> before, List<Writable> record) {
    List<String> cells = new ArrayList<>(before);
    for (Writable value : record) {
      if (value instanceof NDArrayWritable array) {
        INDArray values = array.get();
        for (long i = 0; i < values.length(); i++) {
          cells.add(Double.toString(values.getDouble(i)));
        }
      } else {
        cells.add(value.toString());
      }
    }
    return cells;
  }

  private void add(List<String> cells, boolean sequences) {
    row++;
    Row next = new Row(row, cells);
    if (row == 1) {
      if (transform.isPresent()) {
        transform.get().bind(file.toString(), List.of(), cells.size());
        builder.begin(transform.get().names(), row);
      } else if (sequences) {
        List<String> names = new ArrayList<>(List.of(SEQUENCE));
        while (names.size() < cells.size()) {
          names.add("");
        }
        builder.begin(names, row);
      } else {
        builder.begin(cells.size(), row);
      }
    }
    transform
        .map(process -> process.apply(file.toString(), next, Cells.POINT))
        .orElse(Optional.of(next))
        .ifPresent(builder::add);
  }

  private DataException unreadable(Throwable e) {
    String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new DataException(
        "%s cannot be read by %s, record %,d (%s: %s); check that the reader fits the file."
            .formatted(
                file, reader, row + 1, e.getClass().getSimpleName(), SafeText.escaped(reason)),
        e);
  }
}
