package lianfang.access;

import java.util.EnumSet;
import java.util.List;
import lianfang.area.Scope;
import lianfang.instance.InstanceSettings;
import org.springframework.stereotype.Component;

/** 演示账号: one for each office of a demo instance, whose people are invented. */
@Component
public final class DemoAccounts {

  private static final Actor ACTOR = new Actor("demo", "local", "command");

  private static final List<Demo> ALL =
      List.of(
          new Demo("command", "濮阳、焦作指挥部（演示）", Role.COMMAND, List.of("4109", "4108")),
          new Demo("cdc", "濮阳、焦作疾控（演示）", Role.DISEASE_CONTROL, List.of("4109", "4108")),
          new Demo("department", "濮阳市民政局（演示）", Role.DEPARTMENT, List.of("4109")),
          new Demo("department-jiaozuo", "焦作市工信局（演示）", Role.DEPARTMENT, List.of("4108")),
          new Demo("inspector", "濮阳市督导组（演示）", Role.DEPARTMENT, List.of("4109")),
          new Demo("intake", "濮阳市监督举报受理台（演示）", Role.DEPARTMENT, List.of("4109")),
          new Demo("discipline", "濮阳、焦作纪检监察机关（演示）", Role.DEPARTMENT, List.of("4109", "4108")),
          new Demo("rounds", "焦作市督导办公室（演示）", Role.DEPARTMENT, List.of("4108")),
          new Demo("group-1", "焦作市督导一组（演示）", Role.DEPARTMENT, List.of("4108")),
          new Demo("group-2", "焦作市督导二组（演示）", Role.DEPARTMENT, List.of("4108")),
          new Demo("group-3", "焦作市督导三组（演示）", Role.DEPARTMENT, List.of("4108")),
          new Demo("group-4", "焦作市督导四组（演示）", Role.DEPARTMENT, List.of("4108")),
          new Demo("group-5", "焦作市督导五组（演示）", Role.DEPARTMENT, List.of("4108")),
          new Demo("group-6", "焦作市督导六组（演示）", Role.DEPARTMENT, List.of("4108")),
          new Demo("statistics", "濮阳市统计研判组（演示）", Role.STATISTICS, List.of("4109")),
          new Demo("county", "清丰县指挥部（演示）", Role.COMMAND, List.of("410922")),
          new Demo("province", "河南省指挥部（演示）", Role.COMMAND, List.of("41")),
          new Demo("anhui", "安徽省统计研判组（演示）", Role.STATISTICS, List.of("34")),
          new Demo("township", "清丰县城关镇（演示）", Role.TOWNSHIP, List.of("410922100")),
          new Demo("township-fan", "范县乡镇（演示）", Role.TOWNSHIP, List.of("410926")),
          new Demo("township-wuzhi", "武陟县乡镇（演示）", Role.TOWNSHIP, List.of("410823")),
          new Demo("village", "清丰县城关镇凤鸣社区网格员（演示）", Role.VILLAGE, List.of("410922100101")),
          new Demo("gate", "清丰县卡点（演示）", Role.GATE, List.of("410922")),
          new Demo("enterprise", "濮阳某企业（演示）", Role.ENTERPRISE, List.of("4109")),
          new Demo("enterprise-wuzhi", "武陟某企业（演示）", Role.ENTERPRISE, List.of("410823")),
          new Demo("enterprise-zhongzhan", "中站某企业（演示）", Role.ENTERPRISE, List.of("410803")),
          new Demo("enterprise-qingfeng", "清丰某食品厂（演示）", Role.ENTERPRISE, List.of("410922")),
          new Demo("auditor", "审计员（演示）", Role.AUDITOR, List.of("4109", "4108")),
          new Demo("administrator", "管理员（演示）", Role.ADMINISTRATOR, List.of("4109", "4108")));

  private final InstanceSettings settings;
  private final Accounts accounts;
  private final Links links;
  private final Secrets secrets;

  DemoAccounts(InstanceSettings settings, Accounts accounts, Links links, Secrets secrets) {
    this.settings = settings;
    this.accounts = accounts;
    this.links = links;
    this.secrets = secrets;
  }

  private record Demo(String login, String name, Role role, List<String> scope) {}

  /**
   * A demo account, to be printed.
   *
   * @param account as it is kept
   * @param password derived from a key of this instance: the same at each start, kept nowhere
   */
  public record Printed(Account account, String password) {}

  /** Adds the accounts that are missing and tells all of them; refused outside a demo. */
  public List<Printed> ensure() {
    if (!settings.demo()) {
      throw new IllegalStateException("demo accounts belong to a demo instance");
    }
    return ALL.stream().map(this::ensure).toList();
  }

  private Printed ensure(Demo demo) {
    String password = Codes.base32(secrets.derive("demo " + demo.login())).substring(0, 16);
    Account account =
        accounts
            .find(demo.login())
            .orElseGet(() -> {
              Account added =
                  accounts.add(
                      new NewAccount(
                          demo.login(),
                          demo.name(),
                          EnumSet.of(demo.role()),
                          new Scope(demo.scope())),
                      ACTOR);
              links.store(added, password, new Where("local", "demo"));
              return added;
            });
    return new Printed(account, password);
  }
}
