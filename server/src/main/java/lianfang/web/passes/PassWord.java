package lianfang.web.passes;

import picocli.CommandLine.Command;

/** Groups what can be done with passes without an instance. */
@Command(
    name = "pass",
    description = "通行凭证 Verify passes, or print the published vectors.",
    subcommands = {PassVerifyWord.class, PassVectorsWord.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WORD")
public final class PassWord {}
