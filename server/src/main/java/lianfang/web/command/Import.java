package lianfang.web.command;

import picocli.CommandLine.Command;

/** Brings files into an instance; what kind of file is a word of its own. */
@Command(
    name = "import",
    description = "导入 Import a file.",
    subcommands = {ImportPeople.class, ImportSeries.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT")
final class Import {}
