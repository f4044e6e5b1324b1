package lianfang.area;

import java.util.List;
import java.util.Optional;

/** 区划: the divisions of the instance, held in memory and read once from the database. */
public interface Areas {

  /** The division with this code; filling zeros are taken off. */
  Optional<Division> find(String code);

  /** The divisions one level below, by code. */
  List<Division> children(String code);

  /** From the province to this code in one word; empty for an unknown code. */
  String pathName(String code);

  /** The village that county, township and village as written on a sheet mean. */
  VillageMatch match(String county, String township, String village);

  /** What a stated origin can mean. */
  Origin origins(String text);

  /** All divisions of the current edition. */
  DivisionIndex index();

  /** Aliases, former names and jurisdictions without a code. */
  DivisionWords words();

  /** How the townships below {@code prefix} differ between the former and the current edition. */
  EditionDifference difference(String prefix);

  /** Reads the database anew, after divisions were loaded. */
  void reload();
}
