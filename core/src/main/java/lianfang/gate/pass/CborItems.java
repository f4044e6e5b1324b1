package lianfang.gate.pass;

import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.util.ArrayList;
import java.util.List;
import lianfang.gate.PassReason;
import org.jspecify.annotations.Nullable;

/** Reads items of known types; what is missing or of another type is refused with one reason. */
record CborItems(PassReason otherwise) {

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
