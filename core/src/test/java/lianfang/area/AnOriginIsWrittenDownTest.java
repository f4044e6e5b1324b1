package lianfang.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnOriginIsWrittenDownTest {

  private final OriginReader reader = new OriginReader(Playbook.INDEX, Playbook.WORDS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          湖北             | 42
          湖北省           | 42
          武汉             | 4201
          湖北省武汉市     | 4201
          湖北武汉         | 4201
          湖北-武汉        | 4201
          湖北 省 武汉 市  | 4201
          武汉市江汉区     | 420103
          武汉洪山区珞喻路1号 | 420111
          从武汉来         | 4201
          中国湖北         | 42
          恩施             | 4228
          湖北恩施州       | 4228
          神农架           | 429021
          仙桃             | 429004
          汉口             | 4201
          郑州             | 4101
          河南郑州         | 4101
          河南省郑州市金水区 | 410105
          河南济源         | 419001
          河南             | 41
          海南             | 46
          吉林             | 22
          吉林市           | 2202
          吉林省吉林市     | 2202
          广东深圳         | 4403
          北京             | 11
          北京市朝阳区     | 110105
          北京朝阳         | 110105
          内蒙古           | 15
          广西壮族自治区南宁市 | 4501
          新疆             | 65
          新疆自治区乌鲁木齐 | 6501
          濮阳县           | 410928
          濮阳             | 4109
          河南省濮阳市濮阳县 | 410928
          温县             | 410825
          420000           | 42
          420100000000     | 4201
          香港             | 81
          澳门             | 82
          台湾台北         | 71
          韩国首尔         | abroad
          意大利           | abroad
          阿联酋           | abroad
          国外             | abroad
          米兰             | abroad
          火星             | unknown
          北京路           | unknown
          """)
  void aPlaceIsReadWithOrWithoutItsLastWord(String text, String codes) {
    assertThat(reader.read(text).attribute()).isEqualTo(codes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          朝阳       | 110105 2113 220104
          朝阳区     | 110105 220104
          辽宁朝阳   | 2113
          武汉、郑州 | 4101 4201
          湖北/武汉  | 42
          新北       | 320411 71
          """)
  void whatIsAmbiguousKeepsSeveralCandidates(String text, String codes) {
    assertThat(reader.read(text).attribute()).isEqualTo(codes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          广州经武汉换乘             | 4401 | 4201
          广东省广州市（武汉中转）   | 4401 | 4201
          从深圳经由湖北襄阳转车     | 4403 | 4206
          广州→武汉换乘→濮阳         | 4109 4401 | 4201
          途经武汉                   | unknown | 4201
          武汉换乘                   | unknown | 4201
          上海，路过湖北             | 31 | 42
          郑州转车                   | unknown | 4101
          武汉经济技术开发区         | 4201 | ''
          广州                       | 4401 | ''
          """)
  void changingTrainsIsAVisitAndNoCandidate(String text, String codes, String via) {
    Origin origin = reader.read(text);
    assertThat(origin.attribute()).isEqualTo(codes);
    assertThat(String.join(" ", origin.via())).isEqualTo(via);
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "-", "无", "1", "99"})
  void nothingIsGuessedWhereNothingIsSaid(String text) {
    assertThat(reader.read(text).unknown()).isTrue();
  }
}
