package lianfang.web.venues;

/** 未登记: a field of a venue's form is wrong. */
public final class VenueRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  VenueRefused(String field) {
    super("the field " + field + " is wrong");
    this.field = field;
  }

  /** Its name. */
  public String field() {
    return field;
  }
}
