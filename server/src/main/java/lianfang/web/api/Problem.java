package lianfang.web.api;

import org.springframework.http.HttpStatus;

/** 接口拒绝理由: why the API refuses, in order of precedence. */
public enum Problem {
  NOT_SIGNED_IN(
      HttpStatus.UNAUTHORIZED,
      "没有有效的令牌",
      "There is no valid token",
      "请求须带令牌：Authorization: Bearer lft_…；令牌在“我的令牌”页签发，90 天有效。",
      "Send Authorization: Bearer lft_...; tokens are issued on the page of your account and hold"
          + " 90 days."),
  NOT_ALLOWED(
      HttpStatus.FORBIDDEN,
      "超出权限或管辖范围",
      "Outside the account's role or jurisdiction",
      "请由有权限的单位办理。",
      "Ask the office that may, or an administrator to change roles or scope."),
  NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "没有这个对象，或不在管辖范围",
      "There is no such thing within your jurisdiction",
      "请核对编号和管辖范围。",
      "Check the id and the jurisdiction of the account."),
  NOT_UNDERSTOOD(
      HttpStatus.BAD_REQUEST,
      "请求无法理解",
      "The request cannot be understood",
      "请对照 /api/v1/openapi.yaml 修改。",
      "Compare it with /api/v1/openapi.yaml."),
  CHANGED(
      HttpStatus.CONFLICT,
      "打开之后已有他人办理",
      "Somebody has acted since it was read",
      "请重新读取后再办。",
      "Read it again, then decide."),
  TOO_LARGE(
      HttpStatus.CONTENT_TOO_LARGE,
      "文件过大",
      "The file is too large",
      "最多 20 MB：请缩小、压缩图片或拆成几个文件再传。",
      "At most 20 MB: make the picture smaller, or send several files."),
  NOT_EVIDENCE(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "不能作为证据的文件",
      "The file cannot be evidence",
      "请导出为 JPEG、PNG、WebP、PDF 或不含宏的 docx、xlsx 再传；按内容识别，改名无用。",
      "Export it as JPEG, PNG, WebP, PDF, or docx or xlsx without macros;"
          + " its content counts, not its name."),
  REFUSED(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "内容不符合规定",
      "The content breaks a rule",
      "请按说明更正后再次提交，同一编号可重复提交。",
      "Correct it as told and send it again; the same id may be sent again."),
  FAILED(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "服务器未能完成",
      "The server could not do it",
      "没有留下一半的结果：请稍后用同一编号重试。",
      "Nothing was left half done: try again later with the same id.");

  private final HttpStatus status;
  private final String zh;
  private final String en;
  private final String remedyZh;
  private final String remedyEn;

  Problem(HttpStatus status, String zh, String en, String remedyZh, String remedyEn) {
    this.status = status;
    this.zh = zh;
    this.en = en;
    this.remedyZh = remedyZh;
    this.remedyEn = remedyEn;
  }

  HttpStatus status() {
    return status;
  }

  String title(boolean chinese) {
    return chinese ? zh : en;
  }

  String remedy(boolean chinese) {
    return chinese ? remedyZh : remedyEn;
  }
}
