package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import spikeloom.export.ExportFormat;
import spikeloom.export.ExportReport;
import spikeloom.file.DataException;

class ExportModelTest {
  private final ExecutorService background = Executors.newSingleThreadExecutor();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final Semaphore reported = new Semaphore(0);
  private final ExportModel model = new ExportModel(this::export, background, this::tell);

  private Backend.Exported export(Path run, ExportFormat format, Path out) {
    begun.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new DataException(out + " cannot be written: interrupted.", e);
    }
    ExportReport report = new ExportReport("onnx", out, 1, Optional.empty(), "nobody", List.of());
    return new Backend.Exported(report, List.of("Other samples."));
  }

  private void tell(Runnable act) {
    act.run();
    reported.release();
  }

  @AfterEach
  void end() {
    background.shutdownNow();
  }

  @Test
  void anExportIsCancelledAndTheNextOneIsNot() throws InterruptedException {
    model.write(Path.of("runs/old"), Path.of("a.onnx"));
    assertTrue(begun.await(10, TimeUnit.MINUTES));
    model.cancel();
    assertTrue(reported.tryAcquire(10, TimeUnit.MINUTES));
    assertFalse(model.busyProperty().get());
    assertEquals("Cancelled; nothing was written.", model.messageProperty().get());
    assertTrue(model.written().isEmpty());

    released.countDown();
    model.write(Path.of("runs/old"), Path.of("b.onnx"));
    assertTrue(reported.tryAcquire(10, TimeUnit.MINUTES));
    assertEquals(Path.of("b.onnx"), model.written().orElseThrow().report().file());
    assertEquals(List.of("Other samples."), model.written().orElseThrow().notes());
    model.cancel();
    assertEquals("", model.messageProperty().get(), "there is nothing to cancel");
  }
}
