package lianfang.casework.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lianfang.casework.suggest.TextSorter.Example;
import org.junit.jupiter.api.Test;

class RequestsLikeOldOnesTest {

  private static final List<String> ROADS =
      List.of("村口道路被土堆封堵车过不去", "通往镇上的道路被挖断", "路口设了土堆道路封堵", "道路被石头挡住出不去");
  private static final List<String> PRICES =
      List.of("超市白菜涨价太多", "口罩价格涨了三倍", "药店口罩涨价", "菜市场猪肉价格太高涨价");

  private static List<Example> examples() {
    List<Example> all = new ArrayList<>();
    ROADS.forEach(text -> all.add(new Example(text, "road-blocked")));
    PRICES.forEach(text -> all.add(new Example(text, "supplies")));
    all.add(new Example("学校什么时候开学", "school"));
    return all;
  }

  @Test
  void aRequestLikeClosedOnesIsSortedAsThey() {
    TextSorter sorter = TextSorter.learn(examples(), 4).orElseThrow();
    assertThat(sorter.guess("我们村道路被土堆封堵").getFirst().of()).isEqualTo("road-blocked");
    assertThat(sorter.guess("超市口罩涨价").getFirst().of()).isEqualTo("supplies");
  }

  @Test
  void aClassWithFewCasesIsNotLearned() {
    TextSorter sorter = TextSorter.learn(examples(), 4).orElseThrow();
    assertThat(sorter.guess("学校开学")).extracting(TextSorter.Guess::of).doesNotContain("school");
  }

  @Test
  void withoutTwoClassesNothingIsLearned() {
    assertThat(TextSorter.learn(examples(), 5)).isEmpty();
    assertThat(TextSorter.learn(List.of(), 1)).isEmpty();
  }

  @Test
  void aTextWithNothingInCommonIsNotSorted() {
    TextSorter sorter = TextSorter.learn(examples(), 4).orElseThrow();
    assertThat(sorter.guess("hello")).isEmpty();
  }
}
