package spikeloom.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.app.report.ReportTable;
import spikeloom.encoding.CodeFamily;
import spikeloom.encoding.Encodings;
import spikeloom.parameter.NumberParameter;
import spikeloom.text.Wording;

/** Lists the codes and their parameters. */
final class CodeList {
  private CodeList() {}

  static String text() {
    ReportTable table = new ReportTable("code", "parameter", "default", "range", "meaning");
    for (CodeFamily family : Encodings.families()) {
      if (family.parameters().isEmpty()) {
        table.row(family.code(), "", "", "", "");
      }
      String code = family.code();
      for (NumberParameter parameter : family.parameters()) {
        table.row(
            code,
            parameter.name(),
            parameter.text(parameter.defaultValue()),
            parameter.range(),
            parameter.meaning());
        code = "";
      }
    }
    return table.text("Codes");
  }

  static Map<String, Object> json() {
    List<Map<String, Object>> codes = new ArrayList<>();
    for (CodeFamily family : Encodings.families()) {
      List<Map<String, Object>> parameters = new ArrayList<>();
      for (NumberParameter parameter : family.parameters()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", parameter.name());
        row.put("meaning", parameter.meaning());
        row.put("least", parameter.least());
        row.put("most", parameter.most());
        row.put("default", parameter.defaultValue());
        row.put("kind", Wording.of(parameter.kind()));
        row.put("choices", parameter.choices());
        parameters.add(row);
      }
      Map<String, Object> code = new LinkedHashMap<>();
      code.put("encoding", family.code());
      code.put("parameters", parameters);
      codes.add(code);
    }
    return Map.of("codes", codes);
  }
}
