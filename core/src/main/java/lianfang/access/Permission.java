package lianfang.access;

/** 权限: everything that an account may be allowed to do; a closed list, no free text. */
public enum Permission {
  SEE_FIGURES("看数字", "see figures"),
  SEE_PERSONS("看人员名单（隐名）", "see lists of persons with names masked"),
  OPEN_PERSON("打开个人信息", "open a person's data"),
  EXPORT_PERSONS("导出名单", "export lists of persons"),
  REGISTER_PERSON("登记人员", "register people"),
  IMPORT_PERSONS("导入排查登记表", "import screening rosters"),
  RECORD_FACT("记录事实", "record facts"),
  CORRECT_FACT("更正事实", "correct facts"),
  DO_DUTY("完成任务", "do duties"),
  SERVE_MEASURE("送达和落实措施", "serve measures and carry them out"),
  ORDER_MEASURE("决定措施", "order measures"),
  RELEASE_MEASURE("解除措施", "release from measures"),
  ORDER_CLOSURE("决定封闭", "order closures"),
  ANSWER_CLOSURE("批复封闭", "answer a closure reported upward"),
  ANSWER_DECISION("裁定待决事项", "answer open decisions"),
  DRAFT_NOTICE("起草通知", "draft notices"),
  APPROVE_NOTICE("签发通知", "approve notices"),
  SIGN_READING("签署口径", "sign readings"),
  PUBLISH_BULLETIN("发布通报", "publish bulletins"),
  MANAGE_AREAS("维护区划和责任人", "keep areas and responsible people"),
  TRACE_CONTACTS("排查密切接触者", "look for contacts and judge them"),
  CHECK_PASS("查验通行", "check passes"),
  ISSUE_PASS("签发通行凭证", "issue passes and take them back"),
  MANAGE_FIRMS("维护企业登记", "keep the register of firms"),
  CHOOSE_SCHEME("选定复工方式", "choose schemes of resumption"),
  FILE_APPLICATION("提交申请", "file applications"),
  SEE_LEDGER("查看台账", "browse the ledger"),
  SEE_AUDIT("查看审计", "see the audit"),
  MANAGE_ACCOUNTS("管理账号", "manage accounts"),
  MANAGE_KEYS("管理签发密钥", "manage the keys of passes");

  private final String zh;
  private final String en;

  Permission(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** What it allows, in Chinese. */
  public String zh() {
    return zh;
  }

  /** What it allows, in English. */
  public String en() {
    return en;
  }
}
