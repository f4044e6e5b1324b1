package lianfang.gate.pass;

import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lianfang.gate.PassReason;
import org.jspecify.annotations.Nullable;

/** Reads items of known types; what is missing or of another type is refused with one reason. */
record CborItems(PassReason otherwise) {

  /** The year 2242. */
  private static final long TIME_END = 1L << 33;

  CBORObject get(CBORObject map, int key) throws Unreadable {
    CBORObject item = map.get(CBORObject.FromObject(key));
    if (item == null) {
      throw new Unreadable(otherwise, "key " + key + " is missing");
    }
    return item;
  }

  CBORObject map(CBORObject item) throws Unreadable {
    return typed(item, CBORType.Map);
  }

  List<CBORObject> list(@Nullable CBORObject item) throws Unreadable {
    return new ArrayList<>(typed(item, CBORType.Array).getValues());
  }

  long integer(@Nullable CBORObject item) throws Unreadable {
    CBORObject number = typed(item, CBORType.Integer);
    if (!number.CanValueFitInInt64()) {
      throw new Unreadable(otherwise, "a number is too large");
    }
    return number.AsInt64Value();
  }

  int small(@Nullable CBORObject item) throws Unreadable {
    long number = integer(item);
    if (number != (int) number) {
      throw new Unreadable(otherwise, "a number is too large");
    }
    return (int) number;
  }

  /** A moment in whole seconds; a list or a pass of another age is none of ours. */
  Instant time(@Nullable CBORObject item) throws Unreadable {
    long second = integer(item);
    if (second < 0 || second >= TIME_END) {
      throw new Unreadable(otherwise, "a time out of its bounds");
    }
    return Instant.ofEpochSecond(second);
  }

  String text(@Nullable CBORObject item) throws Unreadable {
    return typed(item, CBORType.TextString).AsString();
  }

  byte[] bytes(@Nullable CBORObject item) throws Unreadable {
    return typed(item, CBORType.ByteString).GetByteString();
  }

  boolean truth(@Nullable CBORObject item) throws Unreadable {
    return typed(item, CBORType.Boolean).AsBoolean();
  }

  private CBORObject typed(@Nullable CBORObject item, CBORType type) throws Unreadable {
    if (item == null || item.isTagged() || item.getType() != type) {
      throw new Unreadable(otherwise, "no " + type);
    }
    return item;
  }
}
