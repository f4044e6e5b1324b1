package lianfang.web.withdrawals;

import java.util.List;
import lianfang.web.part.Block;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.shell.Page;
import lianfang.web.shell.Shell;
import org.jspecify.annotations.Nullable;

/**
 * What is taken back, and why.
 *
 * @param facts ids of those that can be taken back
 * @param batch the hash of a signed batch; empty for single records
 * @param reason the field for the reason; null where nothing can be taken back
 * @param refusal why nothing was taken back; null where nothing was tried
 * @param list what would be taken back
 */
public record WithdrawPage(
    Shell shell,
    Head head,
    List<String> facts,
    String batch,
    @Nullable Field reason,
    @Nullable String refusal,
    Block list)
    implements Page {}
