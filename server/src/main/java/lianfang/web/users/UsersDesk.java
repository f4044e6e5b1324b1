package lianfang.web.users;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lianfang.access.AccessRefused;
import lianfang.access.Account;
import lianfang.access.Accounts;
import lianfang.access.Links;
import lianfang.access.NewAccount;
import lianfang.access.Permission;
import lianfang.access.Role;
import lianfang.area.Scope;
import lianfang.web.list.ListPage;
import lianfang.web.part.Cell;
import lianfang.web.part.Field;
import lianfang.web.part.Head;
import lianfang.web.part.Link;
import lianfang.web.part.Listing;
import lianfang.web.part.Row;
import lianfang.web.shell.Language;
import lianfang.web.shell.Shell;
import lianfang.web.signin.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Keeps accounts: adds, changes, locks, resets. */
@Controller
class UsersDesk {

  private final Accounts accounts;
  private final Links links;

  UsersDesk(Accounts accounts, Links links) {
    this.accounts = accounts;
    this.links = links;
  }

  @GetMapping("/users")
  ModelAndView list(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_ACCOUNTS);
    List<Row> rows = new ArrayList<>();
    long weak = 0;
    List<Account> all = accounts.list();
    for (Account account : all) {
      weak += account.secondFactor() ? 0 : 1;
      String to = shell.link("/users/" + account.id());
      rows.add(
          new Row(
              to,
              List.of(
                  Cell.named(account.displayName(), account.login(), to),
                  Cell.of(roles(shell, account.roles())),
                  Cell.minor(String.join(" ", account.scope().prefixes())),
                  Cell.tag(
                          account.secondFactor() ? "good" : "act",
                          shell.t(account.secondFactor() ? "user.code" : "user.nocode"))
                      .asMinor(),
                  Cell.tag(
                      account.locked() ? "act" : "tag",
                      shell.t(account.locked() ? "user.locked" : "user.active")))));
    }
    Listing listing =
        new Listing(
            List.of(
                Listing.Column.of(shell.t("user.name")),
                Listing.Column.of(shell.t("user.role")),
                Listing.Column.minor(shell.t("user.scope")),
                Listing.Column.minor(shell.t("user.second")),
                Listing.Column.of(shell.t("user.state"))),
            List.of(),
            shell.t("user.count", rows.size()),
            null,
            null,
            List.of(),
            null);
    Head head = Head.of(shell.t("door.users"), shell.t("user.says", rows.size(), weak));
    return new ListPage(
            shell,
            head,
            List.of(
                new Link(shell.t("user.add"), shell.link("/users/new")),
                new Link(shell.t("seat.title"), shell.link("/desks"))),
            listing,
            rows,
            false)
        .show();
  }

  @GetMapping("/users/new")
  ModelAndView fresh(Shell shell, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_ACCOUNTS);
    return page(shell, null, new Typed("", "", List.of(), ""), null, null).show();
  }

  @PostMapping("/users")
  ModelAndView add(
      Shell shell,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") List<String> roles,
      @RequestParam(defaultValue = "") String scope,
      HttpServletRequest request,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_ACCOUNTS);
    Typed typed = new Typed(login, name, roles, scope);
    try {
      Account added =
          accounts.add(new NewAccount(login, name, roles(roles), scope(scope)), user.actor());
      String link = address(request, links.invitation(added.id()));
      return page(shell, added, Typed.of(added), null, link).show();
    } catch (AccessRefused refused) {
      return page(shell, null, typed, said(shell, refused), null).show();
    } catch (IllegalArgumentException malformed) {
      return page(shell, null, typed, shell.t("user.scope.wrong"), null).show();
    }
  }

  @GetMapping("/users/{id}")
  ModelAndView show(Shell shell, @PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_ACCOUNTS);
    Account account = find(id);
    return page(shell, account, Typed.of(account), null, null).show();
  }

  @PostMapping("/users/{id}")
  ModelAndView change(
      Shell shell,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<String> roles,
      @RequestParam(defaultValue = "") String scope,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_ACCOUNTS);
    Account account = find(id);
    Typed typed = new Typed(account.login(), account.displayName(), roles, scope);
    try {
      accounts.change(id, roles(roles), scope(scope), user.actor());
      return new ModelAndView("redirect:" + shell.link("/users"));
    } catch (AccessRefused refused) {
      return page(shell, account, typed, said(shell, refused), null).show();
    } catch (IllegalArgumentException malformed) {
      return page(shell, account, typed, shell.t("user.scope.wrong"), null).show();
    }
  }

  @PostMapping("/users/{id}/{act:lock|unlock|reset}")
  ModelAndView act(
      Shell shell,
      @PathVariable UUID id,
      @PathVariable String act,
      HttpServletRequest request,
      @AuthenticationPrincipal CurrentUser user) {
    user.require(Permission.MANAGE_ACCOUNTS);
    find(id);
    String link = null;
    String refusal = null;
    try {
      switch (act) {
        case "lock" -> accounts.lock(id, user.actor());
        case "unlock" -> accounts.unlock(id, user.actor());
        default -> link = address(request, links.reset(id, user.actor()));
      }
    } catch (AccessRefused refused) {
      refusal = said(shell, refused);
    }
    Account account = find(id);
    return page(shell, account, Typed.of(account), refusal, link).show();
  }

  private Account find(UUID id) {
    return accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private record Typed(String login, String name, List<String> roles, String scope) {
    static Typed of(Account account) {
      return new Typed(
          account.login(),
          account.displayName(),
          account.roles().stream().map(Role::word).toList(),
          String.join(" ", account.scope().prefixes()));
    }
  }

  private static UserPage page(
      Shell shell,
      @Nullable Account account,
      Typed typed,
      @Nullable String refusal,
      @Nullable String link) {
    List<Field> fields = new ArrayList<>();
    if (account == null) {
      fields.add(
          Field.of("login", "text", shell.t("user.login"), typed.login())
              .hint(shell.t("user.login.hint"))
              .need());
      fields.add(
          Field.of("name", "text", shell.t("user.name"), typed.name())
              .hint(shell.t("user.name.hint"))
              .need());
    }
    List<Field.Option> roles =
        Arrays.stream(Role.values())
            .map(role -> new Field.Option(role.word(), name(shell, role)))
            .toList();
    fields.add(
        Field.checks("roles", shell.t("user.role"), typed.roles(), roles)
            .hint(shell.t("user.role.hint"))
            .need());
    fields.add(
        Field.of("scope", "text", shell.t("user.scope"), typed.scope())
            .hint(shell.t("user.scope.hint"))
            .need());
    List<Link> acts = new ArrayList<>();
    if (account != null) {
      String to = "/users/" + account.id();
      acts.add(
          account.locked() || account.lockedUntil() != null
              ? new Link(shell.t("user.unlock"), to + "/unlock")
              : new Link(shell.t("user.lock"), to + "/lock"));
      acts.add(new Link(shell.t("user.reset"), to + "/reset"));
    }
    Head head =
        new Head(
            account == null ? shell.t("user.add") : account.displayName(),
            account == null
                ? shell.t("user.add.says")
                : shell.t("user.change.says", account.login()),
            List.of(),
            new Link(shell.t("door.users"), shell.link("/users")));
    List<UserPage.Allowed> allowed =
        Arrays.stream(Role.values())
            .map(role -> new UserPage.Allowed(name(shell, role), allows(shell, role)))
            .toList();
    String action = account == null ? "/users" : "/users/" + account.id();
    return new UserPage(shell, head, action, fields, refusal, link, acts, allowed);
  }

  private static String allows(Shell shell, Role role) {
    return role.permissions().stream()
        .map(one -> shell.language() == Language.ZH ? one.zh() : one.en())
        .collect(Collectors.joining(shell.t("list.and")));
  }

  private static String roles(Shell shell, Set<Role> roles) {
    return roles.stream()
        .sorted()
        .map(role -> name(shell, role))
        .collect(Collectors.joining(shell.t("list.and")));
  }

  private static String name(Shell shell, Role role) {
    return shell.language() == Language.ZH ? role.zh() : role.en();
  }

  private static String said(Shell shell, AccessRefused refused) {
    return shell.language() == Language.ZH ? refused.zh() : refused.en();
  }

  private static Set<Role> roles(List<String> words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    words.stream().filter(word -> !word.isEmpty()).map(Role::ofWord).forEach(roles::add);
    return roles;
  }

  private static Scope scope(String text) {
    return new Scope(
        Arrays.stream(text.strip().split("[\\s,，、]+")).filter(one -> !one.isEmpty()).toList());
  }

  private static String address(HttpServletRequest request, String token) {
    String whole = request.getRequestURL().toString();
    return whole.substring(0, whole.indexOf('/', 8)) + "/link/" + token;
  }
}
