package lianfang.rulebook.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import lianfang.rulebook.table.CompiledTable;
import lianfang.rulebook.table.DecisionTable;
import lianfang.rulebook.table.HitPolicy;
import lianfang.rulebook.table.Hits;
import lianfang.rulebook.table.Input;
import lianfang.rulebook.table.InputFrame;
import lianfang.rulebook.table.Output;
import lianfang.rulebook.table.RandomTables;
import lianfang.rulebook.table.Row;
import lianfang.rulebook.table.UnaryTest;
import lianfang.rulebook.table.Value;
import lianfang.rulebook.table.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TablesTravelAsDmn {

  private static final long SEED = 20200228L;

  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
        <inputData name="Age"><variable name="Age" typeRef="number"/></inputData>
        <decision name="D"><variable name="D"/>
          <decisionTable hitPolicy="UNIQUE">
            <input><inputExpression typeRef="number"><text>Age</text></inputExpression></input>
            <output typeRef="string"/>
            <rule>
              <inputEntry><text>&lt;18</text></inputEntry>
              <outputEntry><text>"child"</text></outputEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @ParameterizedTest
  @EnumSource(HitPolicy.class)
  void andComeBackTheSame(HitPolicy policy) {
    Random random = new Random(SEED + policy.ordinal());
    RandomTables draw = new RandomTables(random);
    for (int i = 0; i < 20; i++) {
      DecisionTable sent = draw.table(policy, 1 + random.nextInt(30));
      DecisionTable back = DmnReader.read(DmnWriter.write("m", List.of(sent))).getFirst();
      assertThat(back.policy()).isEqualTo(sent.policy());
      assertThat(back.inputs()).isEqualTo(sent.inputs());
      assertThat(back.outputs()).isEqualTo(sent.outputs());
      assertThat(back.rows()).extracting(Row::id).isEqualTo(ids(sent));
      compare(sent, back, draw, i);
    }
  }

  @Test
  void withClauseRemarkLimitsAndNamesThatFeelTakesForItself() {
    Input stay =
        new Input(
            "date",
            ValueType.DAYS,
            List.of(),
            new UnaryTest.Parts(
                List.of(new UnaryTest.Within(new Value.Length(0), true, null, false)), false));
    DecisionTable sent =
        new DecisionTable(
            "时长",
            "时长.dmn",
            HitPolicy.FIRST,
            List.of(stay),
            List.of(Output.words("then", "高", "say \"low\""), Output.of("days", ValueType.NUMBER)),
            List.of(
                new Row(
                    "K1",
                    "5",
                    List.of(UnaryTest.is(Value.unknown())),
                    List.of(Value.word("say \"low\""), Value.unknown()),
                    "a <remark> & more"),
                new Row(
                    Row.OTHERWISE,
                    "",
                    List.of(UnaryTest.any()),
                    List.of(Value.word("高"), Value.Amount.of(14)),
                    "")));
    assertThat(DmnReader.read(DmnWriter.write("m", List.of(sent)))).containsExactly(sent);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          input expression 'Age + 1'    | <text>Age</text>    | <text>Age + 1</text>
          rule 1, input Age             | &lt;18              | age(2020)
          rule 1, input Age             | &lt;18              | &lt; Limit
          rule 1, output D              | "child"             | "a" + "b"
          type 'time' of input Age      | Expression typeRef="number" | Expression typeRef="time"
          hit policy GUESS              | UNIQUE              | GUESS
          rule 1                        | <outputEntry><text>"child"</text></outputEntry> |
          boxed context | <decisionTable hitPolicy="UNIQUE"> | <context/><decisionTable>
          businessKnowledgeModel | <inputData | <businessKnowledgeModel name="b"/><inputData
          """)
  void whatATableHereCannotSayIsRefusedByName(String construct, String before, String after) {
    assertThat(TABLE).contains(before);
    String file = TABLE.replace(before, after == null ? "" : after);
    DmnRefused refused = catchThrowableOfType(DmnRefused.class, () -> DmnReader.read(file));
    assertThat(refused).as("%s must be refused", file).isNotNull();
    assertThat(refused.construct().strip()).isEqualTo(construct);
    assertThat(refused.phrase().isWhole()).isTrue();
  }

  @Test
  void noFileCanMakeTheReaderOpenAnother() {
    String hostile =
        "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + TABLE.replace("\"child\"", "&x;");
    DmnRefused refused = catchThrowableOfType(DmnRefused.class, () -> DmnReader.read(hostile));
    assertThat(refused.construct()).isEqualTo("XML");
    assertThat(refused.getMessage()).contains("DOCTYPE");
  }

  private static List<String> ids(DecisionTable table) {
    return table.rows().stream().map(Row::id).toList();
  }

  private static void compare(DecisionTable sent, DecisionTable back, RandomTables draw, int i) {
    CompiledTable here = new CompiledTable(sent);
    CompiledTable there = new CompiledTable(back);
    InputFrame frame = here.frame();
    InputFrame other = there.frame();
    for (int n = 0; n < 200; n++) {
      for (int k = 0; k < sent.inputs().size(); k++) {
        Value value = draw.value(sent.inputs().get(k));
        frame.set(k, value);
        other.set(k, value);
      }
      Hits hits = here.evaluate(frame);
      Hits again = there.evaluate(other);
      assertThat(again.rows().stream().map(Row::id).toList())
          .as("seed %d, table %d", SEED, i)
          .isEqualTo(hits.rows().stream().map(Row::id).toList());
      if (!sent.policy().isAggregated()) {
        assertThat(again.answer()).isEqualTo(hits.answer());
      }
    }
  }
}
