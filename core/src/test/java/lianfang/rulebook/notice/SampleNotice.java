package lianfang.rulebook.notice;

import java.util.SortedMap;
import java.util.TreeMap;

/** A small notice that loads, to be spoiled one place at a time. */
final class SampleNotice {

  static final String NOTICE =
      """
      id: sample
      title: {zh: 重点人员, en: Key persons}
      issuer: {zh: 市指挥部, en: City command}
      number: ""
      date: 2020-02-25
      in_force: {from: 2020-02-25}
      scope: ["4109"]
      supersedes: []
      layer: city
      original: {zh: 日报, en: Daily}
      clauses:
        - id: "1"
          title: {zh: 出院, en: Discharge}
          summary: {zh: 集中隔离, en: Central isolation}
        - id: "5"
          title: {zh: 返回, en: Return}
          summary: {zh: 隔离, en: Isolation}
      inputs:
        category: {type: enum, values: [cured, arrival, unknown], zh: 类别, en: category}
        stay: {type: days, values: [">=0d", unknown], zh: 天数, en: stay}
      """;

  static final String TABLE =
      """
      hit,C
      row,clause,category,stay,|,isolation,days,closure
      K1,1,cured,-,|,central,14,building
      K5,5,arrival,<=14d,|,undecided,14,none
      otherwise,,-,-,|,none,0,none
      """;

  static final String READINGS =
      """
      - key: day-count
        value: day-after
        grade: assumption
        cites: {zh: 假定, en: assumed}
      """;

  static final String CASES =
      """
      - name: {zh: 治愈出院, en: cured and discharged}
        assumes: [day-count]
        facts:
          - {kind: discharge, on: 2020-02-25, attrs: {cured: "yes"}}
        on: 2020-02-26
        expect:
          - {measure: isolation, place: central, from: 2020-02-26, until: 2020-03-10, row: K1}
        decisions: []
      """;

  private final SortedMap<String, String> files = new TreeMap<>();
  private String name = "sample";

  SampleNotice() {
    files.put("notice.yaml", NOTICE);
    files.put("tables/measures.csv", TABLE);
    files.put("readings.yaml", READINGS);
    files.put("cases/cured.yaml", CASES);
  }

  SampleNotice named(String id) {
    this.name = id;
    return with("notice.yaml", "id: sample", "id: " + id);
  }

  /** Replaces a text that must be there. */
  SampleNotice with(String file, String before, String after) {
    String text = files.getOrDefault(file, "");
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " does not hold " + before);
    }
    files.put(file, text.replace(before, after));
    return this;
  }

  SampleNotice without(String file) {
    files.remove(file);
    return this;
  }

  NoticeFolder folder() {
    return new NoticeFolder(name, files);
  }
}
