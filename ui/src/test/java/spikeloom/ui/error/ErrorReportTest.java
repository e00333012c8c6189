package spikeloom.ui.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ErrorReportTest {
  @Test
  void aSentenceOfOursIsPassedOnEvenFromWithin() {
    ErrorReport report =
        ErrorReport.of(new IllegalStateException("x", new UiException("The disk is full.")), "1");

    assertEquals("The disk is full.", report.sentence());
  }

  @Test
  void aFaultOfALibraryIsReportedInASentenceWithDetailsToCopy() {
    ErrorReport report = ErrorReport.of(new IllegalStateException("index 3"), "1.2.3");

    assertTrue(report.sentence().startsWith("An unexpected error"));
    assertTrue(report.details().startsWith("SpikeLoom 1.2.3"));
    assertTrue(report.details().contains("java.version"));
    assertTrue(report.details().contains("IllegalStateException: index 3"));
  }
}
