package lianfang.web.checkpoints;

import java.util.Optional;
import lianfang.fact.Subject;
import lianfang.gate.checkpoint.Checkpoints;
import lianfang.instance.ScopedTransactions;
import lianfang.web.part.Link;
import lianfang.web.shell.Shell;
import lianfang.web.shell.Visitor;
import lianfang.web.signin.CurrentUser;
import org.springframework.stereotype.Component;

/** 卡点链接: leads from what is about a post to the post, for whoever sees it. */
@Component
public class PostLink {

  private final ScopedTransactions transactions;
  private final Checkpoints checkpoints;

  PostLink(ScopedTransactions transactions, Checkpoints checkpoints) {
    this.transactions = transactions;
    this.checkpoints = checkpoints;
  }

  /** The page of the post; empty where the subject is none, or none that the reader may see. */
  public Optional<Link> of(Shell shell, CurrentUser user, Subject about) {
    boolean may = Visitor.may(shell.visitor(), "checkpoints");
    return may && about.kind() == Subject.Kind.PLACE
        ? transactions
            .in(user.prefixes(), () -> checkpoints.find(about.id()))
            .map(post ->
                new Link(
                    shell.t("checkpoint.open", post.called()),
                    shell.link(CheckpointsDesk.PAGE + "/" + post.id())))
        : Optional.empty();
  }
}
